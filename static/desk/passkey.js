// Asks the browser for a passkey and sends its answer with the form it stands in (Web Authentication, Level 3).
// The options come from the form (data-asked) or from the address it names (data-ask).

const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
const letters = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=/g, "");

function opened(options) {
  const found = { ...options, challenge: bytes(options.challenge) };
  if (options.user) found.user = { ...options.user, id: bytes(options.user.id) };
  for (const list of ["excludeCredentials", "allowCredentials"]) {
    if (options[list]) found[list] = options[list].map((each) => ({ ...each, id: bytes(each.id) }));
  }
  return found;
}

// What the server reads: RegistrationResponseJSON or AuthenticationResponseJSON.
function told(credential) {
  const response = {};
  for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (credential.response[name]) response[name] = letters(credential.response[name]);
  }
  if (credential.response.getTransports) response.transports = credential.response.getTransports();
  return {
    id: credential.id,
    rawId: letters(credential.rawId),
    type: credential.type,
    response,
    clientExtensionResults: credential.getClientExtensionResults(),
  };
}

async function asked(form) {
  if (form.dataset.asked) return JSON.parse(form.dataset.asked);
  const answer = await fetch(form.dataset.ask, { headers: { Accept: "application/json" } });
  return (await answer.json()).request_options;
}

async function answer(form) {
  const publicKey = opened((await asked(form)).publicKey);
  if (form.dataset.passkey === "get") return navigator.credentials.get({ publicKey });
  const alone = Boolean(form.elements.passwordless && form.elements.passwordless.checked);
  const wanted = { residentKey: alone ? "required" : "discouraged", requireResidentKey: alone };
  publicKey.authenticatorSelection = { ...publicKey.authenticatorSelection, ...wanted };
  if (alone) publicKey.authenticatorSelection.userVerification = "required";
  return navigator.credentials.create({ publicKey });
}

for (const form of document.querySelectorAll("form[data-passkey]")) {
  const failed = form.querySelector("[data-passkey-failed]");
  const button = form.querySelector("[data-passkey-ask]");
  if (!window.PublicKeyCredential) {
    button.hidden = true;
    form.querySelector("[data-passkey-unknown]").hidden = form.hidden;
    continue;
  }
  form.hidden = false;
  button.addEventListener("click", async () => {
    failed.hidden = true;
    try {
      form.elements.credential.value = JSON.stringify(told(await answer(form)));
    } catch {
      failed.hidden = false;
      return;
    }
    form.submit();
  });
}
