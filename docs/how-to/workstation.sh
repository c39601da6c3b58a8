# Words for the bureau's workstation, until it has a screen; needs curl, openssl and python3.
#   . docs/how-to/workstation.sh FOLDER       FOLDER keeps the workstation's key and certificate
workstation=${1:?say where the workstation keeps its key: . docs/how-to/workstation.sh FOLDER}
mkdir -p "$workstation" && chmod 700 "$workstation" && workstation=$(cd -- "$workstation" && pwd)
session=

. docs/how-to/words.sh

# json NAME VALUE [NAME VALUE…]: an object of texts, written so that no quote in a value does harm
json() {
    python3 -c 'import json, sys
print(json.dumps(dict(zip(sys.argv[1::2], sys.argv[2::2])), ensure_ascii=False))' "$@"
}

# enrol TICKET: makes the workstation's key, and has it certified with the ticket, once
enrol() {
    local answer
    field server <"$1" >"$workstation/server" && field caCertificate <"$1" >"$workstation/ca.pem" || return 1
    (umask 077 && openssl ecparam -name prime256v1 -genkey -noout -out "$workstation/key.pem") || return 1
    answer=$(json code "$(field code <"$1")" certificateRequest \
        "$(openssl req -new -key "$workstation/key.pem" -subj /CN=workstation)" |
        curl -sS --cacert "$workstation/ca.pem" -H 'Content-Type: application/json' -H 'Accept-Language: en' \
            --data-binary @- "$(cat "$workstation/server")/api/v1/enrolments")
    printf '%s' "$answer" | field certificate >"$workstation/certificate.pem" &&
        echo "enrolled as $(printf '%s' "$answer" | field deviceId)"
}

# call METHOD PATH [BODY]: one call with a new Idempotency-Key, and with the session if there is one
call() {
    local more
    more=(-H "Idempotency-Key: \"$(python3 -c 'import uuid; print(uuid.uuid4())')\"")
    [ -z "$session" ] || more+=(-H "Authorization: Bearer $session")
    [ -z "${3:-}" ] || more+=(--data-binary "$3" -H 'Content-Type: application/json')
    curl -sS -w '\n' --cacert "$workstation/ca.pem" --cert "$workstation/certificate.pem" --key "$workstation/key.pem" \
        -H 'Accept-Language: en' -X "$1" "${more[@]}" "$(cat "$workstation/server")/api/v1$2"
}

# ask WORDS: asks for something that must not be seen on the screen, and leaves it in $asked
ask() {
    printf '%s' "$1"
    stty -echo 2>/dev/null
    IFS= read -r asked
    stty echo 2>/dev/null
    echo
}

# activate LOGIN CODE TOKEN: sets the password, which it asks for
activate() {
    local answer
    session=
    ask "a new password for $1, 12 characters at least: "
    answer=$(call POST /activations "$(json login "$1" code "$2" password "$asked" token "$3")")
    if [ -z "$answer" ]; then
        echo "$1 is active"
    else
        printf '%s' "$answer" | field never
    fi
}

# sign_in LOGIN TOKEN: opens a session; asks for the password
sign_in() {
    session=
    ask "the password of $1: "
    session=$(call POST /sessions "$(json login "$1" password "$asked" token "$2")" | field sessionToken) &&
        echo "signed in as $1"
}
