import { drawCourses } from '../courses.mjs';

/** What the coach makes of twelve simulated patients, direction `up`. */
export const draw = () => drawCourses('up', 105);
