/**
 * Reads a declaration file as the compiler writes it: its top-level statements, each with the comment before it. Exact for
 * what TypeScript emits (one statement after another, no expressions), and for nothing else.
 * @returns {{ kind: string, name: string, doc: string, text: string }[]}
 */
export function declarations(source) {
  const found = [];
  let doc = '';
  let at = 0;
  while (at < source.length) {
    if (/\s/.test(source[at])) at++;
    else if (source.startsWith('//', at)) at = endOfLine(source, at);
    else if (source.startsWith('/*', at)) {
      const end = source.indexOf('*/', at) + 2;
      doc = source.startsWith('/**', at) ? docText(source.slice(at, end)) : '';
      at = end;
    } else {
      const end = endOfStatement(source, at);
      const text = source.slice(at, end).trim();
      const head = /^(?:export )?(?:declare )?(?:abstract )?(function|class|interface|type|const|let|enum) ([\w$]+)/.exec(text);
      if (head) found.push({ kind: head[1], name: head[2], doc, text });
      doc = '';
      at = end;
    }
  }
  return found;
}

/** What an entry point exports: every public name with the file that declares it. */
export function exportsOf(entry) {
  const found = [];
  for (const [, names, from] of entry.matchAll(/export (?:type )?\{([^}]*)\} from '([^']+)'/g)) {
    for (const part of names.split(',')) {
      const [, name, alias] = /^\s*(?:type )?([\w$]+)(?: as ([\w$]+))?\s*$/.exec(part) ?? [];
      if (name) found.push({ name: alias ?? name, local: name, from });
    }
  }
  return found;
}

const endOfLine = (source, at) => (source.indexOf('\n', at) + 1 || source.length + 1) - 1;

/** Just past the statement that begins at `at`: past its `;` at depth 0, or past the brace that closes a body. */
function endOfStatement(source, at) {
  let depth = 0;
  // Braces between angle brackets belong to a type, not to the body.
  let angles = 0;
  let inBody = false;
  const bodied = /^(?:export )?(?:declare )?(?:abstract )?(?:class|interface|enum)\b/.test(source.slice(at, at + 60));
  for (let i = at; i < source.length; i++) {
    const c = source[i];
    if (source.startsWith('/*', i)) i = source.indexOf('*/', i) + 1;
    else if (source.startsWith('//', i)) i = endOfLine(source, i);
    else if (c === "'" || c === '"' || c === '`') i = endOfString(source, i);
    else if (bodied && !inBody && c === '<') angles++;
    else if (bodied && !inBody && c === '>' && source[i - 1] !== '=') angles--;
    else if ('{(['.includes(c)) {
      depth++;
      inBody ||= c === '{' && angles === 0;
    } else if ('})]'.includes(c)) {
      depth--;
      if (depth === 0 && bodied && inBody) return i + 1;
    } else if (c === ';' && depth === 0) return i + 1;
  }
  return source.length;
}

function endOfString(source, at) {
  for (let i = at + 1; i < source.length; i++) {
    if (source[i] === '\\') i++;
    else if (source[i] === source[at]) return i;
  }
  return source.length;
}

/** A comment's words without its stars. */
function docText(comment) {
  return comment
    .slice(3, -2)
    .split('\n')
    .map((text) => text.replace(/^\s*\* ?/, '').trimEnd())
    .join('\n')
    .trim();
}
