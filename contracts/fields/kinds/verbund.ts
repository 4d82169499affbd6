import { kind } from './kind.ts';

/** An organisation that Kommunen belong to. */
export const verbund = kind({
  name: 'verbund',
  id: 'verbundId',
  label: 'Zusammenschluss',
  missing: 'Diesen Zusammenschluss gibt es hier nicht.',
  address: '/v1/verbuende/',
  page: '/zusammenschluesse/',
});
