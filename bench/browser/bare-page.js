// The requests of a launch and nothing else. `RECORDED` is put before this text.
const AT_ONCE = 5;
const text = (response) => response.text();
const own = (paths) => Promise.all(paths.map((path) => fetch(path).then(text)));

async function inOrder(tasks, atOnce) {
  const waiting = [...tasks];
  const one = async () => {
    for (let task = waiting.shift(); task; task = waiting.shift()) await task();
  };
  await Promise.all(Array.from({ length: atOnce }, one));
}

const base64url = (bytes) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

async function launch(parameters) {
  const iss = parameters.get('iss');
  const [discovered] = await Promise.all([
    fetch(`${iss}/.well-known/smart-configuration`).then((response) => response.json()),
    own(RECORDED.beforeLogin),
  ]);
  const verifier = base64url(crypto.getRandomValues(new Uint8Array(32)));
  const challenge = base64url(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier)));
  sessionStorage.setItem('bare', JSON.stringify({ verifier, iss, token: discovered.token_endpoint }));
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: 'chartside',
    scope: 'launch openid fhirUser patient/*.rs',
    redirect_uri: `${location.origin}/callback`,
    aud: iss,
    launch: parameters.get('launch'),
    state: base64url(crypto.getRandomValues(new Uint8Array(16))),
    code_challenge: challenge,
    code_challenge_method: 'S256',
  });
  location.replace(`${discovered.authorization_endpoint}?${query}`);
}

async function callback(parameters) {
  const { verifier, iss, token } = JSON.parse(sessionStorage.getItem('bare'));
  const assets = own(RECORDED.afterLogin);
  const answer = await fetch(token, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code: parameters.get('code'),
      redirect_uri: `${location.origin}/callback`,
      client_id: 'chartside',
      code_verifier: verifier,
    }),
  });
  const { access_token: access, error_description: refused } = await answer.json();
  if (!access) throw new Error(`No token: ${refused}`);
  const headers = { authorization: `Bearer ${access}`, accept: 'application/fhir+json' };
  const search = async (path) => {
    for (let url = `${iss}/${path}`; url;) {
      const bundle = JSON.parse(await fetch(url, { headers }).then(text));
      url = bundle.link?.find((link) => link.relation === 'next')?.url;
    }
  };
  await Promise.all([
    inOrder(
      RECORDED.fhir.map((path) => () => search(path)),
      AT_ONCE,
    ),
    assets,
  ]);
  performance.mark('all-answered');
}

const parameters = new URLSearchParams(location.search);
if (location.pathname === '/launch') await launch(parameters);
else await callback(parameters);
