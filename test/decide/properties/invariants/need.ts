import type { Invariants } from './invariant.ts';

interface Need {
  readonly stream: string;
  closed: boolean;
}

const invariants: Invariants = ({ check }) => {
  const needs = new Map<string, Need>();
  const answers = new Map<string, string>();
  const given = new Set<string>();
  return {
    NeedStated: ({ stream, text }) => {
      check(!needs.has(text('needId')), 'a need is stated twice');
      needs.set(text('needId'), { stream, closed: false });
    },
    NeedAnswered: ({ stream, data, text }) => {
      const need = needs.get(text('needId'));
      check(need !== undefined, 'answers what nobody looks for');
      check(need?.stream !== stream, 'answers its own need');
      check(need?.closed === false, 'answers a need that is closed');
      check((data.art === 'loesung') === (data.solutionId !== undefined), 'offers a solution without one');
      const said = JSON.stringify([stream, data.needId, data.art, data.solutionId, data.text]);
      check(!given.has(said), 'says the same twice');
      given.add(said);
      answers.set(text('answerId'), text('needId'));
    },
    NeedClosed: ({ stream, data, text }) => {
      const need = needs.get(text('needId'));
      check(need?.stream === stream, 'closes a need of another organisation');
      check(need?.closed === false, 'closes a need twice');
      const through = answers.get(text('durch'));
      check(through === undefined || through === data.needId, 'is closed by an answer to another need');
      if (need !== undefined) need.closed = true;
    },
  };
};

export default invariants;
