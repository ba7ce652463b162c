/** Version of the program: it goes with every event, every call and every signature. A test holds it equal to package.json. */
export const release = '0.2.0';
