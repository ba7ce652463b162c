import { describe, expect, it } from 'vitest';
import { initialsOf } from './initials.ts';

describe('initialsOf', () => {
  it('takes the first and the last word', () => {
    expect(initialsOf('Amara Ngozi Okafor')).toBe('AO');
    expect(initialsOf('  theo   brandt ')).toBe('TB');
  });

  it('takes one letter of a single name and nothing of an empty one', () => {
    expect(initialsOf('Sato')).toBe('S');
    expect(initialsOf('   ')).toBe('');
  });

  it('counts a letter outside the basic plane as one', () => {
    expect(initialsOf('𝒜da 𝒲ill')).toBe('𝒜𝒲');
  });
});
