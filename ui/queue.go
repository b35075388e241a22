package ui

// The queue of the disk goroutine: putting a job in never waits, however long the
// job before takes, and what comes after the end is not done.

import (
	"sync"

	"partyledger/store/trace"
)

// queue runs jobs one after the other on a goroutine of its own.
type queue struct {
	mu    sync.Mutex
	more  *sync.Cond
	jobs  []func()
	idle  []func() // done when there is nothing else to do
	still bool     // nothing is done until it goes on
	ended bool
}

func newQueue() *queue {
	q := &queue{}
	q.more = sync.NewCond(&q.mu)
	trace.Go("读写台账", q.run)
	return q
}

// do puts a job in; it answers false, doing nothing, after the end.
func (q *queue) do(job func()) bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.ended {
		return false
	}
	q.jobs = append(q.jobs, job)
	q.more.Signal()
	return true
}

// later puts a job in that waits for all others; after the end it is not done.
func (q *queue) later(job func()) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if !q.ended {
		q.idle = append(q.idle, job)
		q.more.Signal()
	}
}

// end puts the last job in; it answers false if another was the last. What waits in a
// queue that is held is not done.
func (q *queue) end(last func()) bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.ended {
		return false
	}
	if q.still {
		q.jobs = nil
	}
	q.jobs, q.ended = append(q.jobs, last), true
	q.more.Signal()
	return true
}

// hold keeps jobs waiting, after the one that is being done, until it is called with
// false.
func (q *queue) hold(still bool) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.still = still
	q.more.Signal()
}

func (q *queue) run() {
	for job := q.next(); job != nil; job = q.next() {
		job()
	}
}

// next waits for a job; nil after the last.
func (q *queue) next() func() {
	q.mu.Lock()
	defer q.mu.Unlock()
	for (q.still || len(q.jobs)+len(q.idle) == 0) && !q.ended {
		q.more.Wait()
	}
	if len(q.jobs) > 0 {
		return first(&q.jobs)
	}
	if q.ended {
		return nil
	}
	return first(&q.idle)
}

func first(jobs *[]func()) func() {
	job := (*jobs)[0]
	(*jobs)[0] = nil // what the job holds can go
	*jobs = (*jobs)[1:]
	return job
}
