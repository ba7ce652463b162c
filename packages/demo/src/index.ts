export type { DemoPatient } from './chart.ts';
export { demoId, isDemoClinic } from './ids.ts';
export { type PastVisit, pastVisitEvents } from './past-visit.ts';
export { pastVisits } from './past-visits.ts';
export { demoPatients } from './patients.ts';
export { type DemoPerson, demoPeople, demoTherapist } from './people.ts';
export { pastVisitId } from './visits/amara.ts';
