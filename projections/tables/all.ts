import { inOrder } from '../model/projection.ts';
import { abonnement } from './abonnement.ts';
import { catalogue } from './catalogue/project.ts';
import { feed } from './feed/project.ts';
import { kommune } from './kommune/project.ts';
import { lineage } from './lineage/project.ts';
import { mandate } from './mandate.ts';
import { need } from './need.ts';
import { verbund } from './verbund/project.ts';
import { whereabouts } from './whereabouts/project.ts';

/** The projections whose tables are read, in the order in which they are applied. */
export const READ = inOrder(
  whereabouts,
  kommune,
  verbund,
  feed,
  catalogue,
  lineage,
  need,
  mandate,
  abonnement,
);
