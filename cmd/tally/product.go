package main

import "tallydesk/app/command"

type productNoun struct {
	Add  productAdd  `cmd:""`
	List productList `cmd:""`
}

type productAdd struct {
	Name   string   `arg:"" is:"text"`
	Module []string `name:"module" is:"text"`
}

func (productAdd) examples() []string {
	return []string{"product add Tidvis", "product add Planera --module Schema,Bemanning"}
}

func (k *productAdd) run(c *call) error {
	return c.do(&command.AddProduct{Name: k.Name, Modules: k.Module}, "product", record{{"name", k.Name}}, "cli.done.product.add", "Name", k.Name)
}

type productList struct{}

func (productList) examples() []string { return []string{"product list", "product list --json"} }

func (productList) run(c *call) error {
	products, err := c.view.Products(c.ctx)
	if err != nil {
		return err
	}
	var records []record
	for _, product := range products {
		var releases []record
		latest := ""
		for _, release := range product.Releases {
			releases = append(releases, record{
				{"id", release.ID}, {"version", release.Version}, {"state", coded{"release.", release.State}}, {"day", release.Day},
			})
			if latest == "" && release.State == "released" {
				latest = release.Version
			}
		}
		records = append(records, record{
			{"id", product.ID}, {"name", product.Name}, {"modules", product.Modules}, {"latest", latest}, {"releases", releases},
		})
	}
	return c.out.list(records, "cli.none.products", "name", "latest", "modules")
}
