package main

import (
	"tallydesk/app/command"
	"tallydesk/app/view"
)

type contractBuy struct {
	Contract string `arg:"" is:"contract"`
	Hours    string `arg:"" is:"hours"`
	Day      string `name:"day" is:"day" default:"today"`
	Quarter  string `name:"quarter" is:"code" of:"quarters" default:"current"`
	Paid     string `name:"paid" is:"day"`
	Price    string `name:"price" is:"money"`
	LineID   string `name:"line-id" is:"text"`
	Reason   string `name:"reason" is:"text"`
	Override string `name:"override" is:"text"`
}

func (contractBuy) examples() []string {
	return []string{"contract buy SUND 20h", `contract buy SUND 20h --price "23 000 kr" --paid today --quarter next`}
}

func (k *contractBuy) run(c *call) error {
	found, err := c.contract(k.Contract)
	if err != nil {
		return err
	}
	bought, err := k.bought(c, found)
	if err != nil {
		return err
	}
	receipt, err := c.desk.Do(c.ctx, bought)
	if err != nil {
		return err
	}
	left, err := c.leftIn(found.ID)
	if err != nil {
		return err
	}
	told := record{
		{"id", receipt.Created("lot")}, {"number", found.Number}, {"minutes", minutes(bought.Minutes)}, {"left", minutes(left.Left)}, {"act", receipt.Act},
	}
	return c.done(told, "cli.done.contract.buy", "Hours", c.words.Duration(bought.Minutes), "Number", found.Number, "Left", c.words.Duration(left.Left))
}

func (k *contractBuy) bought(c *call, contract view.Contract) (*command.BuyHours, error) {
	bought := &command.BuyHours{
		ContractID: contract.ID, LineID: k.LineID, Quarter: quarter(k.Quarter), OverrideReason: k.Override, Reason: k.Reason,
	}
	var err error
	if bought.Minutes, err = c.length("<hours>", k.Hours); err != nil {
		return nil, err
	}
	if bought.Day, err = c.day("--day", k.Day); err != nil {
		return nil, err
	}
	if bought.PaidOn, err = c.day("--paid", k.Paid); err != nil {
		return nil, err
	}
	bought.Price, err = c.amount("--price", k.Price, contract.Currency)
	return bought, err
}

func (c *call) leftIn(contractID string) (view.BankLeft, error) {
	left, err := c.view.BankLeft(c.ctx, []string{contractID}, c.today())
	return left[contractID], err
}
