//! Whether there is a display on which a window could open. The engine would stop the program if there were none.

/// Whether a display is named, and something answers there.
#[cfg(all(unix, not(target_os = "macos")))]
pub fn has_display() -> bool {
    let named = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    named("WAYLAND_SOCKET").is_some()
        || named("WAYLAND_DISPLAY").is_some_and(|display| wayland_answers(&display))
        || named("DISPLAY").is_some_and(|display| x11_answers(&display))
}

/// Windows and macOS have a desktop.
#[cfg(not(all(unix, not(target_os = "macos"))))]
pub fn has_display() -> bool {
    true
}

#[cfg(all(unix, not(target_os = "macos")))]
fn wayland_answers(display: &str) -> bool {
    let folder = std::env::var_os("XDG_RUNTIME_DIR").unwrap_or_default();
    // An absolute name stands for itself.
    std::os::unix::net::UnixStream::connect(std::path::Path::new(&folder).join(display)).is_ok()
}

/// `[host]:number[.screen]`. Source: X(7), section "display names".
#[cfg(all(unix, not(target_os = "macos")))]
fn x11_answers(display: &str) -> bool {
    let Some((host, number)) = display.rsplit_once(':') else { return false };
    let Ok(number) = number.split('.').next().unwrap_or_default().parse::<u16>() else { return false };
    if !host.is_empty() && host != "unix" {
        let Some(port) = 6_000_u16.checked_add(number) else { return false };
        let patience = std::time::Duration::from_secs(2);
        let found = std::net::ToSocketAddrs::to_socket_addrs(&(host, port)).ok();
        return found.into_iter().flatten().any(|at| std::net::TcpStream::connect_timeout(&at, patience).is_ok());
    }
    let path = format!("/tmp/.X11-unix/X{number}");
    std::os::unix::net::UnixStream::connect(&path).is_ok() || abstract_answers(&path)
}

#[cfg(target_os = "linux")]
fn abstract_answers(path: &str) -> bool {
    use std::os::{linux::net::SocketAddrExt, unix::net};
    net::SocketAddr::from_abstract_name(path).is_ok_and(|name| net::UnixStream::connect_addr(&name).is_ok())
}

#[cfg(all(unix, not(target_os = "macos"), not(target_os = "linux")))]
fn abstract_answers(_: &str) -> bool {
    false
}

#[cfg(all(test, unix, not(target_os = "macos")))]
mod tests {
    use super::*;

    #[test]
    fn a_display_that_nobody_serves_is_none() {
        for display in ["", ":", "nonsense", ":64999", "unix:64999", ":1x", "host.invalid:99999"] {
            assert!(!x11_answers(display), "{display:?}");
        }
        assert!(!wayland_answers("/nowhere/wayland-9"));
    }
}
