export { type NotePdf, notePdf } from './note-pdf.ts';
export { type Paper, paperOf } from './paper.ts';
export { type PlanPdf, planPdf } from './plan-pdf.ts';
export type { PrintFonts } from './sheet.ts';
export { type VisitPrint, visitPrint } from './visit-print.ts';
