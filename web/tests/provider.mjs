// A real provider of identities on loopback, for the tests: everybody is let in under the name they type. It prints
// its issuer, is told on its input where it may send browsers back to, and ends when its input does.
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';
import Provider from 'oidc-provider';

const [client, secret] = process.argv.slice(2);
const server = createServer();
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  // Another host than that of the server under test, as in life: cookies of one are not sent to the other.
  console.log(`ISSUER http://localhost:${port}`);
});
const input = createInterface({ input: process.stdin });
input.on('line', (back) => server.on('request', provider(back).callback()));
input.on('close', () => process.exit());

function provider(back) {
  return new Provider(`http://localhost:${server.address().port}`, {
    clients: [{ client_id: client, client_secret: secret, redirect_uris: [back] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    findAccount: (_, name) => ({
      accountId: name,
      claims: () => ({ sub: name, email: `${name}@example.com`, email_verified: name !== 'mallory' }),
    }),
  });
}
