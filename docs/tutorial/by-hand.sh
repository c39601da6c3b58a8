# Words for calling a demo server by hand; needs curl and python3.
#   . docs/tutorial/by-hand.sh DIR        DIR is what the server was given with --data
demo=$(cd -- "${1:?say which data folder: . docs/tutorial/by-hand.sh DIR}/demo" && pwd)

[ -r "$demo/demo.json" ] || echo "the server has not written its demo data yet: wait for its line \"listening on ...\", then load these words again" >&2
session=

# from FIELD [FIELD…]: one value out of the JSON on the standard input, or what the server refused
from() {
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

# person LOGIN FIELD: what demo.json says about a person
person() {
    python3 -c 'import json, sys
people = json.load(open(sys.argv[1]))["users"]
print(next(p for p in people if p["login"] == sys.argv[2])[sys.argv[3]])' "$demo/demo.json" "$1" "$2"
}

# token LOGIN: the six digits the person's token card shows now (RFC 6238)
token() {
    python3 -c 'import base64, hmac, struct, sys, time
digest = hmac.digest(base64.b32decode(sys.argv[1]), struct.pack(">Q", int(time.time()) // 30), "sha1")
at = digest[19] & 15
print("%06d" % ((struct.unpack(">I", digest[at:at + 4])[0] & 0x7FFFFFFF) % 1000000))' "$(person "$1" tokenSeed)"
}

# call MACHINE METHOD PATH [BODY]: one call as an enrolled machine, with a new key, and with the session in $session if set
call() {
    local more
    more=(-H "Idempotency-Key: \"$(python3 -c 'import uuid; print(uuid.uuid4())')\"")
    [ -z "$session" ] || more+=(-H "Authorization: Bearer $session")
    [ -z "${4:-}" ] || more+=(--data-binary "$4" -H 'Content-Type: application/json')
    curl -sS -w '\n' --cacert "$demo/ca.pem" --cert "$demo/$1.crt.pem" --key "$demo/$1.key.pem" \
        -H 'Accept-Language: en' -X "$2" "${more[@]}" "$(from server <"$demo/demo.json")/api/v1$3"
}

# sign_in LOGIN MACHINE: opens a session and leaves its token in $session
sign_in() {
    session=
    session=$(call "$2" POST /sessions "$(printf '{"login": "%s", "password": "%s", "token": "%s"}' \
        "$1" "$(person "$1" password)" "$(token "$1")")" | from sessionToken) && echo "signed in as $1"
}

# application: a swiped passport, arriving in a week
application() {
    python3 -c 'import datetime, json
body = json.load(open("shared-model/src/test/resources/wire/quick-permit-application.json"))
body["intendedArrival"] = str(datetime.date.today() + datetime.timedelta(days=7))
print(json.dumps(body))'
}
