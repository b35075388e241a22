package store

// What earlier programs kept as an activity 主题党日 (model.PartyDay) becomes a meeting: one batch,
// which adds the meetings, takes the activities out and has what spoke of these speak of those.
//
// What a subordinate's packet brought stays where it is: the next packet is held against it. So
// does an activity that was recorded as a meeting too, and one that papers or reviews speak of.

import (
	"context"

	"partyledger/model"
)

const themeDays = `activity_kind = '主题党日'
	AND id NOT IN (SELECT here FROM packet_record WHERE kind = 'activity' AND here <> '')
	AND NOT EXISTS (SELECT 1 FROM meeting m WHERE m.organization_id = activity.organization_id AND m.day = activity.day
		AND (m.meeting_kind = '主题党日' OR m.also_party_day <> 0))
	AND id NOT IN (SELECT record_id FROM rectification WHERE record_kind = 'activity')
	AND id NOT IN (SELECT record_id FROM waiver WHERE record_kind = 'activity')
	AND id NOT IN (SELECT record_id FROM entry_check WHERE record_kind = 'activity')
	AND id NOT IN (SELECT record_id FROM paper WHERE record_kind = 'activity')`

const ofThemeDays = "record_kind = 'activity' AND record_id IN (SELECT id FROM activity WHERE " + themeDays + ")"

// turnThemeDays turns what activities tell of a 主题党日, if any does.
func (w *Workspace) turnThemeDays(ctx context.Context) error {
	list, err := Load[model.Activity](ctx, w.db, themeDays, "id")
	if err != nil || len(list) == 0 {
		return err
	}
	files, err := Load[model.Attachment](ctx, w.db, ofThemeDays, "id")
	if err != nil {
		return err
	}
	proofs, err := Load[model.EvidenceItem](ctx, w.db, ofThemeDays, "id")
	if err != nil {
		return err
	}
	_, err = w.write(ctx, BatchUpgrade, "升级程序：载体活动中的主题党日改为会议活动", func(wr *Writer) error {
		wr.restores = true // what else an old record says is not asked here
		to := map[string]string{}
		for _, a := range list {
			m := model.ThemeDayOf(a)
			m.ID = w.NewID(model.KindMeeting)
			to[a.ID] = m.ID
			if err := wr.Add(m); err != nil {
				return err
			}
		}
		for _, x := range files {
			was := x
			x.RecordKind, x.RecordID = string(model.KindMeeting), to[x.RecordID]
			if err := wr.Change(was, x); err != nil {
				return err
			}
		}
		for _, x := range proofs {
			was := x
			x.RecordKind, x.RecordID = string(model.KindMeeting), to[x.RecordID]
			if err := wr.Change(was, x); err != nil {
				return err
			}
		}
		for _, a := range list {
			if err := wr.Remove(a); err != nil {
				return err
			}
		}
		return nil
	})
	return err
}
