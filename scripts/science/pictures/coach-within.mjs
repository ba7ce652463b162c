import { drawCourses } from '../courses.mjs';

/** What the coach makes of twelve simulated patients, direction `within`. */
export const draw = () => drawCourses('within', 80);
