package main

// Packets: as many subsidiaries as it takes report to one group.

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"time"

	"partyledger/assets/demo"
	"partyledger/model"
	"partyledger/store"
	"partyledger/store/packet"
)

// packetPeople is how many people each subsidiary has.
const packetPeople = 3000

// subsidiary makes the ledger of one subsidiary: equal records, names of its own.
func subsidiary(dir string, i int) (*store.Workspace, string, error) {
	name := fmt.Sprintf("第%d子公司", i+1)
	records := demo.Large(packetPeople, packetPeople/100, packetPeople/20)
	for k, r := range records {
		switch r := r.(type) {
		case model.Enterprise:
			r.Name, r.CreditCode = name+r.Name, ""
			records[k] = r
		case model.Organization:
			r.Name = name + r.Name
			records[k] = r
		case model.Person:
			r.IdentityNumber = ""
			records[k] = r
		}
	}
	w, err := ledger(filepath.Join(dir, fmt.Sprint(i)), records)
	if err != nil {
		return nil, "", err
	}
	return w, name + "某某投资集团有限公司", nil
}

// packets makes the group's ledger, the packets of n people in all, and, if asked
// for, those of the same subsidiaries when each has corrected one person.
func packets(n int, dir string, again bool) (group *store.Workspace, first, second []packet.File, err error) {
	ctx := context.Background()
	records := []model.Record{model.Enterprise{ID: "G", Name: "某某集团", Ownership: model.SoleState}}
	for i := range max(n/packetPeople, 1) {
		w, name, err := subsidiary(dir, i)
		if err != nil {
			return nil, nil, nil, err
		}
		records = append(records, model.Enterprise{ID: fmt.Sprint("S", i), Name: name, ParentID: "G", Ownership: model.SoleState})
		send := func(to string) (packet.File, error) {
			p, err := packet.Send(ctx, w, packet.SendRequest{Path: filepath.Join(dir, to), Open: true, AsOf: demo.AsOf})
			if err != nil {
				return packet.File{}, err
			}
			return packet.File{Path: p.File}, nil
		}
		f, err := send(fmt.Sprint("a", i))
		if err != nil {
			return nil, nil, nil, err
		}
		first = append(first, f)
		if again {
			p, ok, err := w.Get(ctx, model.Ref{Kind: model.KindPerson, ID: "RY00042"})
			if err != nil || !ok {
				return nil, nil, nil, errors.Join(err, errors.New("no one to correct"))
			}
			now := p.(model.Person)
			now.Position = "更正" // notes do not travel
			if _, err := w.Save(ctx, "更正", now); err != nil {
				return nil, nil, nil, err
			}
			if f, err = send(fmt.Sprint("b", i)); err != nil {
				return nil, nil, nil, err
			}
			second = append(second, f)
		}
		if err := w.Close(); err != nil {
			return nil, nil, nil, err
		}
	}
	group, err = ledger(filepath.Join(dir, "group"), records)
	return group, first, second, err
}

func merge(w *store.Workspace, files []packet.File) (time.Duration, error) {
	start := time.Now()
	res, err := packet.Merge(context.Background(), w, packet.MergeRequest{Files: files, AsOf: demo.AsOf})
	took := time.Since(start)
	if err == nil && res.Merged != len(files) {
		err = fmt.Errorf("%d of %d merged: %s", res.Merged, len(files), res.Files[0].Why)
	}
	return took, err
}

func mergePackets(n int, dir string) (time.Duration, error) {
	w, first, _, err := packets(n, dir, false)
	if err != nil {
		return 0, err
	}
	took, err := merge(w, first)
	return took, errors.Join(err, w.Close())
}

func mergePacketsAgain(n int, dir string) (time.Duration, error) {
	w, first, second, err := packets(n, dir, true)
	if err != nil {
		return 0, err
	}
	if _, err := merge(w, first); err != nil {
		return 0, err
	}
	took, err := merge(w, second)
	return took, errors.Join(err, w.Close())
}
