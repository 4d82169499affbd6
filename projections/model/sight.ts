import type { Position, StreamName } from '../../contracts/envelope.ts';
import type { Audience } from './audience.ts';

/** A Verbund as one who belongs to it sees it. */
export interface Circle {
  readonly verbundId: string;
  /** Nothing is seen that has stood there for longer; undefined: all is seen. */
  readonly from: Position | undefined;
  /** True for the Verbund itself and for those who belong to it by now. */
  has(owner: StreamName): boolean;
  /** The Verbund itself and all who belong to it by now. */
  owners(): Iterable<StreamName>;
}

/** Who looks. */
export interface Viewer {
  /** The own organisation; null: nobody's, with the public's sight. */
  readonly organisation: StreamName | null;
  /** The subjectRef of the person. Absent where nobody in particular looks: the public, or a rule for an organisation. */
  readonly person?: string;
  /** Another organisation, for which one acts and whose sight one has. Absent: the own one. */
  readonly actingFor?: StreamName;
}

/** The organisation whose sight somebody has; null: the public's. */
export const sightOwnerOf = ({ organisation, actingFor }: Viewer): StreamName | null =>
  actingFor ?? organisation;

/**
 * Who asks, and the Verbünde that the organisation belongs to by both sides' word (rule 24). It costs what the organisation's own
 * memberships cost, however many others belong there, and looks at who belongs there whenever it is asked.
 */
export interface Sight extends Viewer {
  readonly circles: readonly Circle[];
  /**
   * Names an audience class: all who look with the sight of one organisation, as long as nobody joins or leaves a Verbund of
   * hers. Two sights of one class see the same, on every replica and after every restart: the key of caches. It does not name the
   * person: an answer that depends on the person must not be kept under it.
   */
  readonly audienceClass: string;
}

const seesInCircle = ({ circles }: Sight, { owner, since }: Audience): boolean =>
  circles.some(
    (circle) =>
      circle.has(owner) && (circle.from === undefined || (since !== undefined && since >= circle.from)),
  );

/** True where `sight` may see what is for `audience`. The one place that filters. */
export const admits = (sight: Sight, audience: Audience): boolean =>
  audience.gone === undefined &&
  (audience.level === 'oeffentlich' ||
    audience.owner === sightOwnerOf(sight) ||
    (audience.level === 'verbund' && seesInCircle(sight, audience)));

/** Those of whom more may be seen than the public sees: the own organisation, and all who belong to its Verbünde. */
export const ownersSeen = (sight: Sight): ReadonlySet<StreamName> => {
  const owner = sightOwnerOf(sight);
  const inCircles = sight.circles.flatMap((circle) => [...circle.owners()]);
  return new Set([...(owner === null ? [] : [owner]), ...inCircles]);
};
