import { drawCourses } from '../courses.mjs';

/** What the coach makes of twelve simulated patients, direction `down`. */
export const draw = () => drawCourses('down', 80);
