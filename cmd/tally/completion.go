package main

import (
	"fmt"
	"strings"

	"github.com/alecthomas/kong"
)

type completionCommand struct {
	Shell string `arg:"" is:"code" of:"shells"`
}

func (completionCommand) examples() []string {
	return []string{"completion bash", "completion zsh", "completion fish", "completion powershell"}
}

func (completionCommand) mends() {}

func (k *completionCommand) runAlone(c *call) error {
	script := map[string]func([]suggestion) string{
		"bash": bashCompletion, "zsh": zshCompletion, "fish": fishCompletion, "powershell": powershellCompletion,
	}[k.Shell]
	c.out.print(script(suggestions(c.parser.Model.Node)))
	return nil
}

// suggestion is what can follow: the commands below a command with its flags,
// or the choices of a flag.
type suggestion struct {
	after string // what was typed, without "tally": "ticket add", "ticket list --state"
	words []string
	files bool // names of files can follow, too
}

// suggestions lists what can follow each command and each flag, from the model
// of the grammar: the parent before its children.
func suggestions(node *kong.Node) []suggestion {
	path := strings.Join(commandPath(node), " ")
	here := suggestion{after: path}
	for _, child := range node.Children {
		here.words = append(here.words, child.Name)
	}
	for _, argument := range node.Positional {
		here.words = append(here.words, choicesOf(argument)...)
		here.files = here.files || argument.Tag.Get("is") == "file"
	}
	var values []suggestion
	for _, group := range node.AllFlags(true) {
		for _, flag := range group {
			here.words = append(here.words, "--"+flag.Name)
			value := suggestion{after: strings.TrimSpace(path + " --" + flag.Name), words: choicesOf(flag.Value), files: flag.Tag.Get("is") == "file"}
			if len(value.words) > 0 || value.files {
				values = append(values, value)
			}
		}
	}
	all := append([]suggestion{here}, values...)
	for _, child := range node.Children {
		all = append(all, suggestions(child)...)
	}
	return all
}

// The scripts work alike: the words typed so far, flags with their values left
// out, are the command; the word before the cursor may be a flag that wants a
// value.

func bashCompletion(all []suggestion) string {
	var cases strings.Builder
	for _, s := range all {
		files := ""
		if s.files {
			files = "; files=1"
		}
		fmt.Fprintf(&cases, "    %q) words=%q%s ;;\n", s.after, strings.Join(s.words, " "), files)
	}
	return `# Completion of tally for bash. Put it into ~/.bashrc:  source <(tally completion bash)
_tally_words() {
  words= files=
  case "$1" in
` + cases.String() + `    *) return 1 ;;
  esac
}

_tally() {
  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} path= words= files= i
  for ((i = 1; i < COMP_CWORD; i++)); do
    [[ ${COMP_WORDS[i]} == -* ]] && continue
    _tally_words "${path:+$path }${COMP_WORDS[i]}" && path="${path:+$path }${COMP_WORDS[i]}"
  done
  [[ $previous == --* ]] && _tally_words "${path:+$path }$previous" || _tally_words "$path"
  COMPREPLY=($(compgen -W "$words" -- "$current"))
  [[ -n $files ]] && COMPREPLY+=($(compgen -f -- "$current"))
  return 0
}
complete -o filenames -F _tally tally
`
}

func zshCompletion(all []suggestion) string {
	return "#compdef tally\n# Completion of tally for zsh. Put it into ~/.zshrc:  source <(tally completion zsh)\n" +
		"autoload -U +X bashcompinit && bashcompinit\n" + bashCompletion(all)
}

func fishCompletion(all []suggestion) string {
	var script strings.Builder
	script.WriteString("# Completion of tally for fish. Put it into ~/.config/fish/completions/tally.fish\n" +
		"function __tally_words\n  switch \"$argv[1]\"\n")
	for _, s := range all {
		fmt.Fprintf(&script, "    case %s\n", singleQuoted(s.after))
		if len(s.words) > 0 {
			fmt.Fprintf(&script, "      printf '%%s\\n' %s\n", strings.Join(s.words, " "))
		}
		if s.files {
			script.WriteString("      __fish_complete_path (commandline -ct)\n")
		}
	}
	script.WriteString(`    case '*'
      return 1
  end
  return 0
end

function __tally
  set -l path
  for word in (commandline -opc)[2..-1]
    string match -q -- '-*' $word; and continue
    __tally_words (string join -- ' ' $path $word) >/dev/null; and set path $path $word
  end
  set -l previous (commandline -opc)[-1]
  string match -q -- '--*' $previous; and __tally_words (string join -- ' ' $path $previous); or __tally_words (string join -- ' ' $path)
end

complete -c tally -f -a '(__tally)'
`)
	return script.String()
}

func powershellCompletion(all []suggestion) string {
	var script strings.Builder
	script.WriteString("# Completion of tally for PowerShell. Put it into $PROFILE:  tally completion powershell | Out-String | Invoke-Expression\n" +
		"$TallyWords = @{\n")
	for _, s := range all {
		quoted := make([]string, len(s.words))
		for i, word := range s.words {
			quoted[i] = singleQuoted(word)
		}
		fmt.Fprintf(&script, "  %s = @(%s)\n", singleQuoted(s.after), strings.Join(quoted, ", "))
	}
	script.WriteString(`}
Register-ArgumentCompleter -Native -CommandName tally -ScriptBlock {
  param($current, $line, $cursor)
  $path = ''
  $previous = ''
  foreach ($element in ($line.CommandElements | Select-Object -Skip 1)) {
    if ($element.Extent.EndOffset -ge $cursor) { break }
    $previous = $element.Extent.Text
    $longer = "$path $previous".Trim()
    if (-not $previous.StartsWith('-') -and $TallyWords.ContainsKey($longer)) { $path = $longer }
  }
  $flag = "$path $previous".Trim()
  if ($previous.StartsWith('--') -and $TallyWords.ContainsKey($flag)) { $path = $flag }
  $TallyWords[$path] | Where-Object { $_ -like "$current*" } | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
}
`)
	return script.String()
}

func singleQuoted(text string) string { return "'" + text + "'" }
