#!/usr/bin/env bash
# Called by `./mvnw -Papp-image package` for each desktop program: links a Java run-time with JavaFX in it, wraps the
# program by jpackage, and lays both out as they stand on the machine, under target/root.
set -euo pipefail
: "${IMAGE_NAME:?}" "${IMAGE_TITLE:?}" "${IMAGE_VERSION:?}" "${IMAGE_MAIN:?}" "${IMAGE_JAR:?}" "${IMAGE_MODULES:?}"
: "${IMAGE_SOURCES:?}" "${IMAGE_TARGET:?}"

here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
jdk=$("$here/../../quickpermit" jdk)
root=$IMAGE_TARGET/root
rm -rf "$root" "$IMAGE_TARGET/runtime"
mkdir -p "$root/opt"

"$jdk/bin/jlink" --module-path "$IMAGE_TARGET/modules" --add-modules "$IMAGE_MODULES" \
    --strip-debug --no-header-files --no-man-pages --output "$IMAGE_TARGET/runtime"

# jpackage takes versions of up to three numbers.
"$jdk/bin/jpackage" --type app-image --name "$IMAGE_NAME" --description "$IMAGE_TITLE" \
    --app-version "${IMAGE_VERSION%%-*}" --vendor QuickPermit \
    --runtime-image "$IMAGE_TARGET/runtime" --input "$IMAGE_TARGET/libraries" \
    --main-jar "$IMAGE_JAR" --main-class "$IMAGE_MAIN" \
    --java-options "--enable-native-access=javafx.graphics,ALL-UNNAMED" \
    --java-options "--add-exports=javafx.base/com.sun.javafx.event=ALL-UNNAMED" \
    --java-options "--sun-misc-unsafe-memory-access=allow" \
    --java-options "-Dfile.encoding=UTF-8" \
    --java-options "-Dquickpermit.command=$IMAGE_NAME" \
    --dest "$root/opt"

# Folders beside the pom mirror the target file system.
for folder in etc usr; do
    if [[ -d $IMAGE_SOURCES/$folder ]]; then
        cp -R "$IMAGE_SOURCES/$folder" "$root/"
    fi
done
printf 'app-image: %s\n' "$root/opt/$IMAGE_NAME/bin/$IMAGE_NAME"
