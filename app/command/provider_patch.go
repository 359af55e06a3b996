package command

import (
	"encoding/base64"
	"image"
	_ "image/jpeg" // logos come as JPEG
	_ "image/png"  // and as PNG
	"strings"

	"tallydesk/app/access"
	"tallydesk/app/fail"
	"tallydesk/data"
)

var _ = patchProvider()

// patchProvider says which fields of the company admins may set; its calendar
// is chosen by UseCalendar.
func patchProvider() struct{} {
	column := func(check func(field, value string) error) patchable { return patchable{access.SetUpDesk, check} }
	patchTables["provider"] = patchTable{
		columns: map[string]patchable{
			"name":     column(func(field, value string) error { return wantText(field, value, maxName) }),
			"vat_no":   column(func(field, value string) error { return allowText(field, value, maxName) }),
			"currency": column(wantCurrency),
			"language": column(func(field, value string) error { return wantOneOf(field, value, "en", "sv") }),
			"logo":     column(wantLogo),
		},
		row: providerFields,
	}
	return struct{}{}
}

// providerFields reads the fields of the company for Patch.
func providerFields(tx *data.Tx, id string) (map[string]*string, func() error, error) {
	row, err := data.Providers.Get(tx, id)
	if err != nil {
		return nil, nil, err
	}
	put := func() error { return data.Providers.Put(tx, &row) }
	return map[string]*string{
		"name": &row.Name, "vat_no": &row.VATNo, "currency": &row.Currency, "language": &row.Language, "logo": &row.Logo,
	}, put, nil
}

// The bounds of a logo: it stands on papers and in the window, not on walls.
const (
	maxLogo     = 256 << 10 // bytes
	maxLogoSide = 4096      // pixels
)

// wantLogo takes a PNG or JPEG picture in base64, or nothing.
func wantLogo(field, value string) error {
	if value == "" {
		return nil
	}
	if len(value) > base64.StdEncoding.EncodedLen(maxLogo) {
		return fail.NewInvalid(field, "logo.large", fail.Args{"Most": maxLogo >> 10})
	}
	picture, _, err := image.DecodeConfig(base64.NewDecoder(base64.StdEncoding, strings.NewReader(value)))
	if err != nil || picture.Width > maxLogoSide || picture.Height > maxLogoSide {
		return fail.NewInvalid(field, "logo")
	}
	return nil
}
