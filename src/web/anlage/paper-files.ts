import type { FileDefinition, PageRequest } from '../page.ts';
import { drawDocx } from './draw-docx.ts';
import { drawPdf } from './draw-pdf.ts';
import type { Paper } from './paper.ts';

/** A paper for Word and as PDF. */
export const paperFiles = (
  name: (request: PageRequest) => string,
  paperOf: (request: PageRequest) => Promise<Paper>,
): readonly FileDefinition[] => [
  {
    ending: 'docx',
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    name,
    make: async (request) => drawDocx(await paperOf(request)),
  },
  {
    ending: 'pdf',
    type: 'application/pdf',
    name,
    opens: true,
    make: async (request) => drawPdf(await paperOf(request), request.today),
  },
];
