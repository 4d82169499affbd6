import type { Invariants } from './invariant.ts';

interface Box {
  readonly stream: string;
  agreed: boolean;
  /** Weeks that were told and not given back for another try. */
  readonly told: Set<string>;
  refusals: number;
}

const invariants: Invariants = ({ check }) => {
  const boxes = new Map<string, Box>();
  const sent = new Map<string, { readonly box: Box; readonly week: string; back: boolean }>();
  const boxOf = (id: string) => boxes.get(id);
  return {
    AbonnementRequested: ({ stream, text }) => {
      const box = boxOf(text('postfachId'));
      check(box === undefined || box.stream === stream, 'a mailbox of another organisation');
      if (box === undefined)
        boxes.set(text('postfachId'), { stream, agreed: false, told: new Set(), refusals: 0 });
      else if (!box.agreed) box.refusals = 0;
    },
    PostfachConfirmed: ({ stream, text }) => {
      const box = boxOf(text('postfachId'));
      check(box?.stream === stream && !box.agreed, 'agrees twice, or for another organisation');
      if (box !== undefined) box.agreed = true;
    },
    AbonnementEnded: ({ data }) => {
      const box = boxOf(String(data.postfachId));
      if (box !== undefined) box.agreed = false;
    },
    NachrichtRecorded: ({ stream, data, text }) => {
      const box = boxOf(text('postfachId'));
      check(box?.stream === stream, 'a message to a mailbox of another organisation');
      if (box === undefined) return;
      const week = data.art === 'montag' ? text('woche') : '';
      check((data.art === 'montag') === box.agreed, 'tells who has not agreed, or asks who has');
      check(week === '' || !box.told.has(week), 'tells a week twice');
      if (week !== '') box.told.add(week);
      sent.set(text('nachrichtId'), { box, week, back: false });
    },
    NachrichtReturned: ({ data, text }) => {
      const message = sent.get(text('nachrichtId'));
      check(message !== undefined && !message.back, 'comes back twice, or was never sent');
      if (message === undefined) return;
      message.back = true;
      message.box.told.delete(message.week);
      message.box.refusals += Number(data.code) >= 500 ? 1 : 0;
      if (message.box.refusals >= 3) message.box.agreed = false;
    },
  };
};

export default invariants;
