package money

import (
	"errors"
	"math"
	"math/big"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"tallydesk/app/fail"
)

func kr(minor int64) Amount { return Amount{minor, "SEK"} }

// minors draws any minor units an amount can have, often near the ends.
func minors() *rapid.Generator[int64] {
	return rapid.Int64Range(-math.MaxInt64, math.MaxInt64)
}

func TestAddAndSubInOneCurrency(t *testing.T) {
	for _, c := range []struct{ a, b, sum, difference Amount }{
		{kr(150), kr(50), kr(200), kr(100)},
		{kr(-150), kr(50), kr(-100), kr(-200)},
		{Amount{}, kr(50), kr(50), kr(-50)},
		{kr(50), Amount{}, kr(50), kr(50)},
		{kr(math.MaxInt64), kr(0), kr(math.MaxInt64), kr(math.MaxInt64)},
	} {
		sum, err := c.a.Add(c.b)
		if err != nil || sum != c.sum {
			t.Errorf("%v + %v = %v, %v", c.a, c.b, sum, err)
		}
		difference, err := c.a.Sub(c.b)
		if err != nil || difference != c.difference {
			t.Errorf("%v − %v = %v, %v", c.a, c.b, difference, err)
		}
	}
}

func TestDifferentCurrenciesAreRefused(t *testing.T) { // R-COST-4
	for _, other := range []Amount{{100, "EUR"}, {0, "EUR"}, {100, ""}} {
		sum, err := kr(100).Add(other)
		if !errors.Is(err, fail.Conflict) || sum != (Amount{}) {
			t.Errorf("1 kr + %v = %v, %v", other, sum, err)
		}
	}
}

func TestTooLargeIsRefused(t *testing.T) {
	_, added := kr(math.MaxInt64).Add(kr(1))
	_, taken := kr(-math.MaxInt64).Sub(kr(1))
	_, doubled := kr(-math.MaxInt64).Add(kr(-math.MaxInt64))
	_, multiplied := kr(math.MaxInt64).MulMinutes(61)
	_, product := kr(math.MaxInt64).MulMinutes(math.MaxInt64)
	_, weighed := kr(1).Allocate(math.MaxInt64, 1)
	for i, err := range []error{added, taken, doubled, multiplied, product, weighed} {
		if !errors.Is(err, fail.NotValid) {
			t.Errorf("case %d: %v", i, err)
		}
	}
}

// A sum is the exact one or refused, whatever the order.
func TestAddIsExactOrRefused(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := kr(minors().Draw(t, "a")), kr(minors().Draw(t, "b"))
		exact := new(big.Int).Add(big.NewInt(a.Minor), big.NewInt(b.Minor))
		fits := exact.CmpAbs(big.NewInt(math.MaxInt64)) <= 0
		sum, err := a.Add(b)
		if (err == nil) != fits || fits && sum.Minor != exact.Int64() {
			t.Fatalf("%v + %v = %v, %v", a, b, sum, err)
		}
		if turned, _ := b.Add(a); turned != sum {
			t.Fatalf("%v + %v = %v, turned round %v", a, b, sum, turned)
		}
		if back, err := sum.Sub(b); fits && (err != nil || back != a) {
			t.Fatalf("(%v + %v) − b = %v, %v", a, b, back, err)
		}
		if a.Neg().Neg() != a || a.Neg().Sign() != -a.Sign() {
			t.Fatalf("−%v = %v", a, a.Neg())
		}
	})
}

func TestPriceOfMinutes(t *testing.T) {
	for _, c := range []struct {
		hour    int64
		minutes int
		want    int64
	}{
		{115000, 60, 115000}, {115000, 90, 172500}, {115000, 50, 95833}, // 958.33 kr
		{100, 1, 2}, {90, 1, 2}, {89, 1, 1}, {30, 1, 1}, {29, 1, 0}, // half a unit goes away from zero
		{-90, 1, -2}, {90, -1, -2}, {-30, -1, 1}, {115000, 0, 0},
	} {
		if got, err := kr(c.hour).MulMinutes(c.minutes); err != nil || got != kr(c.want) {
			t.Errorf("%d per hour, %d minutes = %v, %v, want %d", c.hour, c.minutes, got, err, c.want)
		}
	}
}

// R-BILL-1: the price is the exact one, rounded half away from zero.
func TestPriceOfMinutesIsRightToTheCent(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		hour := minors().Draw(t, "hour")
		minutes := rapid.OneOf(rapid.IntRange(-2000, 2000), rapid.Int()).Draw(t, "minutes")
		exact := new(big.Rat).SetFrac(new(big.Int).Mul(big.NewInt(hour), big.NewInt(int64(minutes))), big.NewInt(60))
		price, err := kr(hour).MulMinutes(minutes)
		if err != nil {
			if largest := new(big.Rat).SetInt64(math.MaxInt64); exact.Abs(exact).Cmp(largest) < 0 {
				t.Fatalf("%d × %d refused: %v", hour, minutes, err)
			}
			return
		}
		off := new(big.Rat).Sub(new(big.Rat).SetInt64(price.Minor), exact)
		away := off.Sign() == exact.Sign() || off.Sign() == 0
		if half := big.NewRat(1, 2); off.Abs(off).Cmp(half) > 0 || off.Cmp(half) == 0 && !away {
			t.Fatalf("%d × %d ÷ 60 = %d, exactly %v", hour, minutes, price.Minor, exact)
		}
	})
}

func TestAllocate(t *testing.T) {
	for _, c := range []struct {
		minor   int64
		weights []int64
		want    []Amount
	}{
		{100, []int64{1, 1, 1}, []Amount{kr(33), kr(34), kr(33)}},
		{-100, []int64{1, 1, 1}, []Amount{kr(-33), kr(-34), kr(-33)}},
		{1, []int64{0, 5, 0}, []Amount{kr(0), kr(1), kr(0)}},
		{0, []int64{0, 0}, []Amount{kr(0), kr(0)}},
		{0, nil, []Amount{}},
		{2300000, []int64{90, 1110}, []Amount{kr(172500), kr(2127500)}},
	} {
		got, err := kr(c.minor).Allocate(c.weights...)
		if err != nil {
			t.Errorf("%d over %v: %v", c.minor, c.weights, err)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%d over %v: %s", c.minor, c.weights, diff)
		}
	}
	if _, err := kr(1).Allocate(0, 0); !errors.Is(err, fail.NotValid) {
		t.Errorf("something over nothing: %v", err)
	}
	if _, err := kr(1).Allocate(2, -1); !errors.Is(err, fail.NotValid) {
		t.Errorf("negative weight: %v", err)
	}
}

// R-BILL-1: the parts sum to the whole, each is less than a minor unit away
// from its exact share, and a negative amount is split like a positive one.
func TestAllocateLosesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		whole := kr(minors().Draw(t, "whole"))
		weights := rapid.SliceOfN(rapid.Int64Range(0, 1<<40), 1, 20).Draw(t, "weights")
		var total int64
		for _, weight := range weights {
			total += weight
		}
		if total == 0 {
			return
		}
		parts, err := whole.Allocate(weights...)
		turned, errTurned := whole.Neg().Allocate(weights...)
		if err != nil || errTurned != nil {
			t.Fatal(err, errTurned)
		}
		var sum Amount
		for i, part := range parts {
			if sum, err = sum.Add(part); err != nil {
				t.Fatal(err)
			}
			if turned[i] != part.Neg() {
				t.Fatalf("part %d of −%v is %v, not −%v", i, whole, turned[i], part)
			}
			exact := new(big.Rat).SetFrac(new(big.Int).Mul(big.NewInt(whole.Minor), big.NewInt(weights[i])), big.NewInt(total))
			off := exact.Sub(exact, new(big.Rat).SetInt64(part.Minor))
			if off.Abs(off).Cmp(big.NewRat(1, 1)) >= 0 {
				t.Fatalf("part %d is %v, off by %v", i, part, off)
			}
		}
		if sum != whole {
			t.Fatalf("%v came out as %v", whole, sum)
		}
	})
}
