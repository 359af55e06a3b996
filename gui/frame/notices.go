package frame

import (
	"context"
	"time"

	"tallydesk/app"
	"tallydesk/app/view"
	"tallydesk/app/view/liaison"
	"tallydesk/app/words"
	"tallydesk/gui/page"
)

// notices are what is new for the person: how much of it stands in the rail
// and on the flag, and while another window is in front it is told outside the
// window too. That is text only: the window shows what it is about.
type notices struct {
	due   bool      // something was committed since the last look
	since time.Time // what is later is news
	wait  int       // seconds until the next look
}

// mostNotices is how many are told one by one.
const mostNotices = 3

// noticeSeconds is how far looks are apart, however much is committed.
const noticeSeconds = 5

// lookForNews looks what is new, once for many commits.
func (f *Frame) lookForNews() {
	if f.notices.wait > 0 {
		f.notices.wait--
		return
	}
	if !f.notices.due {
		return
	}
	desk, since := f.desk, f.notices.since
	f.notices = notices{since: desk.Now(), wait: noticeSeconds}
	f.options.UI.Go(func() {
		seen, err := lookOut(context.Background(), desk, f.words, since)
		f.options.UI.Do(func() {
			if err == nil && desk == f.desk { // else the screens say what is wrong
				f.tellNews(seen)
			}
		})
	})
}

// outlook is what a look found.
type outlook struct {
	queue, waiting, forMe int      // tickets to work on, those that nobody took, and what others did for the person
	news                  []string // since the last look, in words
}

func (f *Frame) tellNews(seen outlook) {
	f.rail.tell(page.Today, f.count(seen.queue))
	f.rail.tell(page.Tickets, f.count(seen.waiting))
	f.top.tell(f.count(seen.forMe))
	if f.options.Notify == nil || f.options.InFront() {
		return
	}
	if len(seen.news) > mostNotices {
		f.options.Notify(f.title(), f.words.N("frame.news.many", len(seen.news)))
		return
	}
	for _, text := range seen.news {
		f.options.Notify(f.title(), text)
	}
}

// count writes how many there are; nothing for none.
func (f *Frame) count(n int) string {
	if n == 0 {
		return ""
	}
	return f.words.Number(n)
}

// lookOut finds what there is for the person, and what of it is new.
func lookOut(ctx context.Context, desk *app.Desk, w *words.Words, since time.Time) (outlook, error) {
	if !desk.Actor().Staff() {
		news, err := answersSince(ctx, desk, w, since)
		return outlook{news: news}, err
	}
	day, err := desk.View().Today(ctx, desk.Now())
	seen := outlook{queue: day.InQueue, waiting: day.Waiting, forMe: len(day.Replies) + len(day.HandOvers)}
	for _, t := range day.Replies {
		if t.LastAt.After(since) {
			seen.news = append(seen.news, w.T("frame.news.answered", "Customer", t.Customer, "Ref", t.Ref, "Subject", t.Subject))
		}
	}
	for _, over := range day.HandOvers {
		if over.At.After(since) {
			seen.news = append(seen.news, w.T("frame.news.given", "Ref", over.Ticket.Ref, "Subject", over.Ticket.Subject))
		}
	}
	return seen, err
}

// answersSince is what support has answered a liaison.
func answersSince(ctx context.Context, desk *app.Desk, w *words.Words, since time.Time) ([]string, error) {
	rows, _, err := desk.Account().Tickets(ctx, liaison.TicketFilter{Open: true}, view.Page{Most: mostLooked})
	var told []string
	for _, t := range rows {
		if t.LastFrom == view.StaffSide && t.LastAt.After(since) {
			told = append(told, w.T("frame.news.support", "Ref", t.Ref, "Subject", t.Subject))
		}
	}
	return told, err
}

// mostLooked is how many tickets a liaison's news are looked for in.
const mostLooked = 100
