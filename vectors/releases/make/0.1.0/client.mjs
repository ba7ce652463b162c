/** Signs in to a running release and calls it, as its own tests did. */
import { request } from 'node:http';
export function ask(url, path, { method = 'GET', headers = {}, body, raw } = {}) {
  const payload = raw ?? (body === undefined ? undefined : JSON.stringify(body));
  return new Promise((settle, fail) => {
    const own = method === 'GET' ? {} : { origin: url, 'content-type': 'application/json' };
    const { hostname, port } = new URL(url);
    const sent = request({ hostname, port, path, method, headers: { ...own, ...headers }, agent: false }, (got) => {
      const parts = [];
      got.on('data', (p) => parts.push(p));
      got.on('error', fail);
      got.on('end', () => {
        const text = Buffer.concat(parts).toString();
        let json = null;
        try {
          json = JSON.parse(text);
        } catch {
          // An answer that is not JSON has only its text.
        }
        settle({ status: got.statusCode, headers: got.headers, text, json });
      });
    });
    sent.on('error', fail);
    sent.end(payload);
  });
}
export async function session(url, email, password) {
  const a = await ask(url, '/api/auth/sign-in/email', { method: 'POST', body: { email, password } });
  if (a.status !== 200) throw new Error(`sign-in ${email}: ${a.status} ${a.text}`);
  const cookie = [a.headers['set-cookie'] ?? []]
    .flat()
    .map((l) => l.split(';', 1)[0])
    .join('; ');
  const call = async (path, input) => {
    const r = await ask(url, `/rpc/${path}`, { method: 'POST', headers: { cookie }, body: { json: input ?? undefined } });
    if (r.status !== 200) throw new Error(`${path}: ${r.status} ${r.text}`);
    return r.json.json;
  };
  return { cookie, userId: a.json.user.id, call, url };
}
