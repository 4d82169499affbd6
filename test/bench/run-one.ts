import { answerCalls } from './harness/child.ts';
import type { Surroundings } from './harness/measurement.ts';
import { MEASURES } from './measures/all.ts';

// Each measurement has a process of its own: no heap and no compiled code of another one.
answerCalls({
  measure: (name: string, given: Surroundings) => MEASURES.get(name)?.(given),
});
