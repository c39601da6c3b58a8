/// A server to play with: sample agencies, people, machines, deposits and registers, made through the same use cases as real ones, and the files that let a person call it by hand. Everybody in it is made up.
@NullMarked
package org.quickpermit.server.app.demo;

import org.jspecify.annotations.NullMarked;
