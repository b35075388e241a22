package ui

import (
	"slices"
	"testing"
)

func TestQueueTakesJobsWithoutWaitingAndKeepsTheirOrder(t *testing.T) {
	q := newQueue()
	begin, done := make(chan bool), make(chan bool)
	q.do(func() { <-begin })
	var got, want []int
	for i := range 1000 { // the first is under way all the time
		q.do(func() { got = append(got, i) })
		want = append(want, i)
	}
	if !q.end(func() { close(done) }) {
		t.Error("队列没有收下最后一项")
	}
	close(begin)
	<-done
	if !slices.Equal(got, want) {
		t.Errorf("做了%d项，次序或数目不对", len(got))
	}
}

func TestQueueTakesNothingAfterTheEnd(t *testing.T) {
	q := newQueue()
	done := make(chan bool)
	q.end(func() { close(done) })
	if q.do(func() { t.Error("结束后的事还是做了") }) || q.end(func() { t.Error("结束了两次") }) {
		t.Error("结束后还在收")
	}
	<-done
}

func TestWhatCanWaitComesAfterAllElse(t *testing.T) {
	q := newQueue()
	begin, done := make(chan bool), make(chan bool)
	var got []string
	q.do(func() { <-begin })
	q.later(func() {
		got = append(got, "后")
		q.later(func() { close(done) })
		q.do(func() { got = append(got, "又先") })
	})
	q.do(func() { got = append(got, "先") })
	close(begin)
	<-done
	if want := []string{"先", "后", "又先"}; !slices.Equal(got, want) {
		t.Errorf("次序 %v，应为 %v", got, want)
	}

	hold, ended := make(chan bool), make(chan bool)
	q.do(func() { <-hold })
	q.later(func() { t.Error("最后一项之后还做了可以等的事") })
	q.end(func() { close(ended) })
	close(hold)
	<-ended
}
