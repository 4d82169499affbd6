import { firstDay, type Invariants, lastDay, type Step } from './invariant.ts';

const isIn = (status: string | undefined) => status === 'mitglied' || status === 'angefragt';

const invariants: Invariants = ({ check }) => {
  const interested = new Set<string>();
  const left = new Map<string, string>();
  const pair = ({ stream, text }: Step) => `${stream} ${text('verbundId')}`;

  const answered = ({ own, text, words }: Step) =>
    check(words(text('verbundId'), own)?.verbund === 'ja', 'rule 24: answers what nobody recorded');

  return {
    InterestDeclared: (step) => {
      check(!isIn(step.words(step.text('verbundId'), step.own)?.status), 'a member declares interest');
      check(!interested.has(pair(step)), 'rule 12: interest twice');
      interested.add(pair(step));
    },
    KommuneJoined: (step) => {
      check(!isIn(step.words(step.text('verbundId'), step.own)?.status), 'rule 12: joins twice');
      check(lastDay(step.data.on) >= (left.get(pair(step)) ?? ''), 'joins before it left');
      interested.delete(pair(step));
    },
    KommuneLeft: (step) => {
      const { kommune } = step.words(step.text('verbundId'), step.own) ?? {};
      check(kommune === 'ja', 'leaves without having joined');
      left.set(pair(step), firstDay(step.data.on));
    },
    MembershipRecorded: ({ own, text, words }) => {
      const before = words(own, text('kommuneId'));
      check(
        before?.verbund !== 'ja' || before.status === 'abgelehnt',
        'rule 12: one membership recorded twice',
      );
    },
    MembershipAccepted: answered,
    MembershipDeclined: answered,
    InterestLapsed: ({ own, text }) => {
      const interest = `kommune-${text('kommuneId')} ${own}`;
      check(interested.has(interest), 'an interest that nobody has is closed');
      interested.delete(interest);
    },
    JoinAnswered: ({ own, text, words }) =>
      check(words(own, text('kommuneId'))?.kommune === 'ja', 'rule 24: answers who has not asked'),
  };
};

export default invariants;
