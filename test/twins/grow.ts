import type { StreamName } from '../../contracts/envelope.ts';
import { OFFERED } from '../../contracts/subjects.ts';
import type { Random } from '../faults/harness/random.ts';
import { type Act, actorOf, type Body, type Done, idOf } from './act.ts';
import type { WorldHub } from './hub.ts';
import { Ledger, organisations } from './ledger.ts';
import { MEMBERSHIPS, MOVES_OF_MEMBERS, VERBUENDE, type Word } from './memberships.ts';
import { bodyOf, NAMES } from './moves.ts';
import { STORIES } from './stories.ts';
import { wording } from './words.ts';

const BEGIN = Date.UTC(2026, 8, 1, 8);
const STEP_MS = 5 * 3_600_000;
const KOMMUNEN = 7;

/** A world that grows by real commands; those that were refused are kept apart. */
export class World {
  readonly ledger = new Ledger();
  /** Everything that was sent, in order; refused ones among them. */
  readonly sent: Done[] = [];
  readonly #random: Random;
  readonly #hub: WorldHub;

  constructor(hub: WorldHub, random: Random) {
    this.#hub = hub;
    this.#random = random;
  }

  /** The moment of the next act. */
  get now(): number {
    return BEGIN + this.sent.length * STEP_MS;
  }

  /** Kommunen, Verbünde, and who belongs to them from the beginning. */
  async settle(): Promise<void> {
    for (let count = 0; count < KOMMUNEN; count += 1) await this.#act('register-kommune', null);
    for (const body of VERBUENDE) await this.#do('found-verbund', null, body);
    await this.#say(MEMBERSHIPS);
  }

  /** Some join or leave, while others look on. */
  async move(): Promise<void> {
    await this.#say(MOVES_OF_MEMBERS);
  }

  async #say(words: readonly Word[]): Promise<void> {
    const { kommunen, verbuende } = organisations(this.ledger);
    for (const { by, name, about, body } of words) {
      const [kommune, verbund] = [kommunen[about[0]], verbuende[about[1]]] as [StreamName, StreamName];
      const other = by === 'kommune' ? { verbundId: idOf(verbund) } : { kommuneId: idOf(kommune) };
      await this.#do(name, by === 'kommune' ? kommune : verbund, { ...other, ...body });
    }
  }

  /** What chance seldom brings about, and every viewer sees otherwise. */
  async tell(): Promise<void> {
    const homes = organisations(this.ledger);
    const kommunen = homes.kommunen.map(idOf);
    for (const story of STORIES) {
      const answers: (Readonly<Record<string, unknown>> | undefined)[] = [];
      for (const { by, home, isOther, name, body } of story) {
        const target = (home === 'verbund' ? homes.verbuende : homes.kommunen)[by] as StreamName;
        const made = answers.map((one) => (one?.solutionId ?? one?.adoptionId) as string | undefined);
        const given = body({
          made,
          answers,
          wording: wording(this.#random),
          random: this.#random,
          kommunen,
        });
        answers.push((await this.#do(name, target, given, isOther)).answer);
      }
    }
  }

  /** Sends commands by chance until `count` more have been accepted. */
  async grow(count: number): Promise<void> {
    const until = this.ledger.acts.length + count;
    for (let tries = 0; this.ledger.acts.length < until && tries < 40 * count; tries += 1) await this.#try();
  }

  /** A public share, by whom everybody may see. */
  async last(): Promise<void> {
    const [kommune] = organisations(this.ledger).kommunen;
    await this.#do('share-project', kommune as StreamName, {
      title: 'Das Letzte',
      summary: 'Danach kommt nichts mehr',
      gestaltungsfelder: ['Bildung'],
      innovationStatus: 'laeuft',
    });
  }

  async #try(): Promise<void> {
    const name = this.#random.pick(NAMES);
    const { kommunen, verbuende } = organisations(this.ledger);
    const { on = [] } = OFFERED.get(name) ?? {};
    const homes = on.flatMap((kind) => (kind === 'kommune' ? kommunen : verbuende));
    await this.#act(name, this.#random.pick(homes));
  }

  #body(name: string, stream: string): Body {
    const draft = { ledger: this.ledger, random: this.#random, wording: wording(this.#random) };
    return bodyOf(name, { ...draft, stream: stream as StreamName }) ?? {};
  }

  async #act(name: string, target: StreamName | null): Promise<void> {
    const body = this.#body(name, target ?? 'kommune-');
    if (Object.keys(body).length > 0) await this.#do(name, target, body);
  }

  async #do(
    name: string,
    target: StreamName | null,
    body: Body,
    isOther = this.#random.chance(0.3),
  ): Promise<Done> {
    const act: Act = {
      key: this.#random.uuid(),
      name,
      target,
      actor: target === null ? undefined : actorOf(target, isOther),
      body,
      at: this.now,
    };
    const done = await this.#hub.send(act);
    if (done.reply.status >= 500) throw new Error(`${name}: ${done.reply.text}`);
    this.sent.push(done);
    if (done.answer !== undefined && done.answer.events.length > 0) this.ledger.take(done);
    return done;
  }
}
