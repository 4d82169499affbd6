import { z } from 'zod';
import { command, event } from '../definitions.ts';
import { adoption as kind, Relation, UsageStatus } from '../fields/kinds/adoption.ts';
import { solution } from '../fields/kinds/solution.ts';
import { evidence, field, line, made, own, ref, sichtbarkeit } from '../fields.ts';
import { anySolution, CHANGES, changes, on, onAdoption, pinned, SOURCES, sourcesOrNone } from './fields.ts';
import { ursprungAussen } from './outside.ts';
import { particulars } from './particulars.ts';

const What = z.enum(['software', 'instanz', 'mandant', 'anschluss', 'inhalte', 'verfahren', 'konzept']);

const adopted = z.strictObject({
  sources: field(SOURCES, sourcesOrNone, {
    help: 'Die Vorlagen, von denen übernommen wurde. Leer nur, wo ein eigenes Projekt oder ein Ursprung außerhalb genannt ist.',
  }),
  eigenes: field('Was ging von Ihnen ein?', ref(solution), {
    help: 'Ein eigenes Projekt, das darin aufgegangen ist.',
  }).optional(),
  ursprungAussen: ursprungAussen().optional(),
  relation: field('Wie übernommen?', Relation, {
    help: '„unveraendert“: so wie dort; „angeregt“: nur als Anregung; „zusammengefuehrt“: aus mindestens zwei Vorlagen.',
  }),
  what: field('Was wurde übernommen?', What).optional(),
  module: field('Welche Module?', z.array(line(80)).max(30), { help: 'Ohne Angabe alle.' }).optional(),
  adoptedOn: on('Seit wann?'),
  status: field('Wie weit?', UsageStatus),
  changes: field(CHANGES, changes).optional(),
  adoptionId: field('Geplante Übernahme', own(kind), {
    help: 'Wo die Übernahme schon geplant war.',
  }).optional(),
  ...particulars,
  ...evidence(),
  sichtbarkeit: sichtbarkeit(),
});

const CHANGES_NEEDED = new Set(['angepasst', 'teilweise', 'zusammengefuehrt']);

/** What a relation demands of the fields beside it (DOMAIN, Adoption). */
const relationHolds: z.core.CheckFn<z.output<typeof adopted>> = ({ value, issues }) => {
  const count = value.changes?.length ?? 0;
  const refuse = (path: string, message: string) =>
    issues.push({ code: 'custom', path: [path], message, input: value });
  // A publication often says nothing about it: then nothing is known, and the Kommune is asked later.
  if (CHANGES_NEEDED.has(value.relation) && count === 0 && value.belege === undefined)
    refuse('changes', 'Bitte mindestens eine Änderung nennen: was wurde anders gemacht?');
  if (value.relation === 'unveraendert' && count > 0)
    refuse('changes', '„So wie dort“ heißt ohne Änderungen. Bitte „angepasst“ wählen.');
  const origins =
    value.sources.length + Number(value.eigenes !== undefined) + Number(value.ursprungAussen !== undefined);
  if (origins === 0)
    refuse(
      'sources',
      'Bitte mindestens eine Vorlage nennen, oder ein eigenes Projekt oder einen Ursprung außerhalb.',
    );
  else if (value.relation === 'zusammengefuehrt' && origins < 2)
    refuse(
      'sources',
      'Zusammengeführt wird aus mindestens zwei Vorlagen; ein eigenes Projekt und ein Ursprung außerhalb zählen mit.',
    );
};

export const BestPracticeAdopted = event({
  name: 'BestPracticeAdopted',
  version: 1,
  title: 'Lösung übernommen',
  on: ['kommune', 'verbund'],
  ...onAdoption({ status: { field: 'status' }, sichtbarkeit: 'sichtbarkeit' }),
  data: adopted.extend({
    adoptionId: made(kind),
    solutionId: made(solution),
    sources: field(SOURCES, z.array(pinned)),
  }),
});

export const adoptBestPractice = command({
  name: 'adopt-best-practice',
  title: 'Wir nutzen das auch',
  on: ['kommune', 'verbund'],
  right: 'adoption:manage',
  body: adopted.check(relationHolds),
  events: ['BestPracticeAdopted'],
  example: {
    sources: [{ solutionId: anySolution, version: 1 }],
    relation: 'angepasst',
    adoptedOn: '2026-03-01',
    status: 'in-einfuehrung',
    changes: [{ what: 'Elternbeiträge nach eigener Satzung', why: 'Unsere Staffel ist feiner.' }],
  },
});
