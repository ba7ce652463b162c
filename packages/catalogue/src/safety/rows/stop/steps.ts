/** How most steps begin. */
export const calm = ['Stop everything, stimulation and display first.', 'Sit or lay the person down and stay.'] as const;
