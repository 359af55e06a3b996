package frame

import "tallydesk/gui/page"

// What tests reach that nobody else needs.

func Keep(f *Frame) { f.keep() }

func Done(f *Frame, text, act string) { f.done(text, act) }

func SeeAs(f *Frame, login string) { f.seeAs(login) }

func Search(f *Frame, text string) { f.searchNow(text) }

func Go(f *Frame, route page.Route) { f.goRoute(route) }

func Shown(f *Frame) page.Name { return f.shown }
