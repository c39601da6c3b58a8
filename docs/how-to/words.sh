# Words that the scripts of these pages share; needs python3. To be loaded from the top of the checkout.

# field NAME [NAME…]: one value out of the JSON on the standard input, or what the server refused
field() {
    python3 -c 'import json, sys
text = sys.stdin.read()
try:
    value = json.loads(text)
except ValueError:
    sys.exit("no answer" + (": " + text.strip() if text.strip() else ""))
if str(value.get("type", "")).startswith("urn:quickpermit:problem:"):
    fields = ["%s: %s" % (error["pointer"], error["text"]) for error in value["errors"]]
    sys.exit("refused: " + " ".join([value["title"] + ".", value["detail"]] + fields))
for name in sys.argv[1:]:
    if name not in value:
        sys.exit("the answer has no %s: %s" % (name, text))
    value = value[name]
print(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))' "$@"
}

# code SEED: the six digits that a card or authenticator with this Base32 seed shows now (RFC 6238)
code() {
    python3 -c 'import base64, hmac, struct, sys, time
seed = sys.argv[1].rstrip("=").upper()
digest = hmac.digest(base64.b32decode(seed + "=" * (-len(seed) % 8)), struct.pack(">Q", int(time.time()) // 30), "sha1")
at = digest[19] & 15
print("%06d" % ((struct.unpack(">I", digest[at:at + 4])[0] & 0x7FFFFFFF) % 1000000))' "$1"
}
