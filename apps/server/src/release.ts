/** Version of the program; frozen with each signature. A test holds it equal to package.json. */
export const release = '0.1.0';
