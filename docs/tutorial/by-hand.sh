# Words for calling a demo server by hand; needs curl and python3.
#   . docs/tutorial/by-hand.sh DIR        DIR is what the server was given with --data
demo=$(cd -- "${1:?say which data folder: . docs/tutorial/by-hand.sh DIR}/demo" && pwd)

# from FIELD [FIELD…]: one value out of the JSON on the standard input
from() {
    python3 -c 'import json, sys
value = json.load(sys.stdin)
for name in sys.argv[1:]:
    value = value[name]
print(value)' "$@"
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
    curl -sS --cacert "$demo/ca.pem" --cert "$demo/$1.crt.pem" --key "$demo/$1.key.pem" \
        -X "$2" -H 'Content-Type: application/json' ${session:+-H "Authorization: Bearer $session"} \
        -H "Idempotency-Key: \"$(python3 -c 'import uuid; print(uuid.uuid4())')\"" \
        ${4:+--data-binary "$4"} "$(from server <"$demo/demo.json")/api/v1$3"
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
