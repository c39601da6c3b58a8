# Words for calling a demo server by hand; needs curl and python3.
#   . docs/tutorial/by-hand.sh DIR        DIR is what the server was given with --data
demo=$(cd -- "${1:?say which data folder: . docs/tutorial/by-hand.sh DIR}/demo" && pwd)

[ -r "$demo/demo.json" ] || echo "the server has not written its demo data yet: wait for its line \"listening on ...\", then load these words again" >&2
session=

. docs/how-to/words.sh

# person LOGIN FIELD: what demo.json says about a person
person() {
    python3 -c 'import json, sys
people = json.load(open(sys.argv[1]))["users"]
print(next(p for p in people if p["login"] == sys.argv[2])[sys.argv[3]])' "$demo/demo.json" "$1" "$2"
}

# token LOGIN: the six digits the person's token card shows now (RFC 6238)
token() {
    code "$(person "$1" tokenSeed)"
}

# call MACHINE METHOD PATH [BODY]: one call as an enrolled machine, with a new key, and with the session in $session if set
call() {
    local more
    more=(-H "Idempotency-Key: \"$(python3 -c 'import uuid; print(uuid.uuid4())')\"")
    [ -z "$session" ] || more+=(-H "Authorization: Bearer $session")
    [ -z "${4:-}" ] || more+=(--data-binary "$4" -H 'Content-Type: application/json')
    curl -sS -w '\n' --cacert "$demo/ca.pem" --cert "$demo/$1.crt.pem" --key "$demo/$1.key.pem" \
        -H 'Accept-Language: en' -X "$2" "${more[@]}" "$(field server <"$demo/demo.json")/api/v1$3"
}

# sign_in LOGIN MACHINE: opens a session and leaves its token in $session
sign_in() {
    session=
    session=$(call "$2" POST /sessions "$(printf '{"login": "%s", "password": "%s", "token": "%s"}' \
        "$1" "$(person "$1" password)" "$(token "$1")")" | field sessionToken) && echo "signed in as $1"
}

# application: a swiped passport, arriving in a week
application() {
    python3 -c 'import datetime, json
body = json.load(open("shared-model/src/test/resources/wire/quick-permit-application.json"))
body["intendedArrival"] = str(datetime.date.today() + datetime.timedelta(days=7))
print(json.dumps(body))'
}
