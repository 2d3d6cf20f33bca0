// From the link in the terminal to a first administrator, a source and a key. The token stands behind the # of the
// address, so that it is sent to nobody but the server's own interface.
'use strict';

const token = new URLSearchParams(location.hash.slice(1)).get('token') ?? '';
history.replaceState(null, '', location.pathname);
let proof = '';

async function ask(method, path, body) {
  const headers = { 'content-type': 'application/json', ...(proof && { 'x-csrf-token': proof }) };
  const answer = await fetch(path, { method, headers, body: body && JSON.stringify(body) });
  const said = await answer.json().catch(() => ({}));
  if (answer.ok) return said;
  const details = (said.errors ?? []).map((each) => `${each.pointer.slice(1)}: ${each.message}`);
  throw new Error([said.detail, ...details].filter(Boolean).join(' ') || `The server answered ${answer.status}.`);
}

function show(id) {
  for (const section of document.querySelectorAll('section')) section.hidden = section.id !== id;
  document.querySelector(`#${id} input`)?.focus();
}

function whenSent(id, act) {
  const form = document.querySelector(`#${id} form`);
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const button = form.querySelector('button');
    const problem = document.querySelector('#problem');
    button.disabled = true;
    problem.hidden = true;
    try {
      await act(Object.fromEntries(new FormData(form)));
    } catch (failure) {
      problem.textContent = failure.message;
      problem.hidden = false;
    }
    button.disabled = false;
  });
}

whenSent('claim', async ({ name, password }) => {
  await ask('POST', '/api/v1/setup', { token, name, password });
  await ask('POST', '/api/v1/login', { name, password });
  proof = (await ask('GET', '/api/v1/caller')).csrf_token;
  show('first');
});

whenSent('first', async ({ name }) => {
  const source = await ask('POST', '/api/v1/sources', { kind: 'segment', name });
  const key = await ask('POST', '/api/v1/keys', { name: 'First key', scopes: ['admin'] });
  document.querySelector('#commands').textContent = `curl -u ${source.write_key}: ${location.origin}/v1/track \\
  -H 'content-type: application/json' \\
  -d '{"userId":"ada","event":"Order Completed","properties":{"revenue":20,"currency":"USD"}}'

curl -H 'Authorization: Bearer ${key.secret}' ${location.origin}/api/v1/customers/ada/pulse`;
  show('done');
});

document.querySelector('#claim input').focus();
