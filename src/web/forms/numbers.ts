const GROUPED = /^-?\d{1,3}(\.\d{3})+(,\d+)?$/;
const PLAIN = /^-?\d+([.,]\d+)?$/;

/** A number as it is written in German (7.400, 3,5) or by programs (3.5); what is none stays the text that it is. */
export const numberFrom = (text: string): number | string => {
  const written = text.replaceAll(/[\s\u00a0\u202f]/g, '').replace(/^[\u2212\u2013]/, '-');
  if (GROUPED.test(written)) return Number(written.replaceAll('.', '').replace(',', '.'));
  return PLAIN.test(written) ? Number(written.replace(',', '.')) : text;
};
