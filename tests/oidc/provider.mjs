// A certified OpenID Connect provider for the tests: it asks who somebody is, and believes them.
// `node provider.mjs CLIENT SECRET REDIRECT_URI` prints its address once it listens, and ends with its input.
import { createServer } from "node:http";
import Provider from "oidc-provider";

const [clientId, clientSecret, redirectUri] = process.argv.slice(2);
const PEOPLE = {
  ada: { email: "Ada@Example.org", email_verified: true },
  renamed: { email: "ada@example.org", email_verified: true }, // another person with the address of ada
  eve: { email: "eve@example.org", email_verified: false },
  stranger: { email: "stranger@example.org", email_verified: true },
};

function provider(issuer) {
  return new Provider(issuer, {
    clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [redirectUri] }],
    claims: { openid: ["sub"], email: ["email", "email_verified"] },
    findAccount: (_, id) => PEOPLE[id] && { accountId: id, claims: () => ({ sub: id, ...PEOPLE[id] }) },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    cookies: { keys: ["for tests"] },
    async loadExistingGrant(ctx) {
      const grant = new ctx.oidc.provider.Grant({ clientId, accountId: ctx.oidc.session.accountId });
      grant.addOIDCScope("openid email profile");
      await grant.save();
      return grant;
    },
  });
}

const server = createServer();
server.listen(0, "127.0.0.1", () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const own = provider(issuer);
  const answer = own.callback();
  server.on("request", async (request, response) => {
    const url = new URL(request.url, issuer);
    if (!url.pathname.startsWith("/interaction/")) return answer(request, response);
    const login = url.searchParams.get("login");
    if (!login) return response.end("Who are you? Say it as login=…");
    const result = login === "nobody" ? { error: "access_denied" } : { login: { accountId: login } };
    await own.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  });
  console.log(issuer);
});
process.stdin.resume().on("end", () => process.exit());
