package ui

// The queue of the disk goroutine: putting a job in never waits, however long the
// job before takes, and what comes after the end is not done.

import "sync"

// queue runs jobs one after the other on a goroutine of its own.
type queue struct {
	mu    sync.Mutex
	more  *sync.Cond
	jobs  []func()
	ended bool
}

func newQueue() *queue {
	q := &queue{}
	q.more = sync.NewCond(&q.mu)
	go q.run()
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

// end puts the last job in; it answers false if another was the last.
func (q *queue) end(last func()) bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.ended {
		return false
	}
	q.jobs, q.ended = append(q.jobs, last), true
	q.more.Signal()
	return true
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
	for len(q.jobs) == 0 && !q.ended {
		q.more.Wait()
	}
	if len(q.jobs) == 0 {
		return nil
	}
	job := q.jobs[0]
	q.jobs[0] = nil // what the job holds can go
	q.jobs = q.jobs[1:]
	return job
}
