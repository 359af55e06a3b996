# Makes a table of what go test -bench prints: figure, reference, ratio. Of several runs the quietest counts.

function human(ns) {
	if (ns < 1e3) return sprintf("%.3g ns", ns)
	if (ns < 1e6) return sprintf("%.3g µs", ns / 1e3)
	if (ns < 1e9) return sprintf("%.3g ms", ns / 1e6)
	return sprintf("%.3g s", ns / 1e9)
}

function size(bytes) { return sprintf("%.0f MB", bytes / 1e6) }

function shown(name) { return name in sized ? size(best[name]) : human(best[name]) }

# Signs such as µ are several bytes where awk counts bytes: pad by what is seen.
function pad(text, width) {
	seen = text
	gsub(/µ|–/, "-", seen)
	while (length(seen) < width) {
		text = " " text
		seen = " " seen
	}
	return text
}

/^Benchmark/ && / (ns\/op|bytes)/ {
	name = $1
	sub(/^Benchmark/, "", name)
	sub(/-[0-9]+$/, "", name)
	allocs = "–"
	for (i = 3; i < NF; i++) {
		if ($(i + 1) == "ns/op" || $(i + 1) == "bytes") ns = $i
		if ($(i + 1) == "bytes") sized[name]
		if ($(i + 1) == "allocs/op") allocs = $i
	}
	if (!(name in best)) {
		order[++figures] = name
		best[name] = ns
	}
	if (ns < best[name]) best[name] = ns
	allocated[name] = allocs
}

END {
	line = "%-44s %s %s %s %s\n"
	printf "\n" line, "figure", pad("this", 10), pad("reference", 10), pad("ratio", 10), pad("allocs", 8)
	for (i = 1; i <= figures; i++) {
		name = order[i]
		base = name
		sub(/\/.*/, "", base)
		if (base ~ /Reference$/) continue
		other = base "Reference" substr(name, length(base) + 1)
		reference = other in best ? shown(other) : "–"
		ratio = other in best ? sprintf("%.3g", best[name] / best[other]) : "–"
		printf line, name, pad(shown(name), 10), pad(reference, 10), pad(ratio, 10), pad(allocated[name], 8)
	}
}
