//! A server that live sources are read from: where it is, who we are to it, and how it is trusted.

use std::{
    collections::BTreeMap,
    env, fmt, fs, io,
    path::{Path, PathBuf},
    sync::Arc,
};

use rustls::{
    ClientConfig, RootCertStore,
    pki_types::{CertificateDer, pem::PemObject},
};
use url::{Url, form_urlencoded};

use super::AddressError;
use crate::say;

/// Where secrets are taken from when an address names none, so that none need stand on a command line.
const USER: &str = "HUBSCOPE_USER";
const PASSWORD: &str = "HUBSCOPE_PASSWORD";
const PASSWORD_FILE: &str = "HUBSCOPE_PASSWORD_FILE";

/// A server: one or several hosts that answer for each other, over TLS or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Server {
    /// Whether the connection is encrypted, and the server shows who it is.
    pub is_secure: bool,
    /// `HOST:PORT`, at least one.
    pub hosts: Vec<String>,
    login: Option<Login>,
    /// The certificates to trust instead of those of the system: a PEM file.
    ca: Option<PathBuf>,
}

/// Who we are to a server. It is never shown.
#[derive(Clone, PartialEq, Eq)]
pub struct Login {
    /// The name.
    pub user: String,
    /// The password; empty when there is none.
    pub password: String,
}

impl fmt::Debug for Login {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Login(not shown)")
    }
}

impl Server {
    /// Who we are: what the address says, else the environment. Asked for each time, because a file may have changed.
    pub fn login(&self) -> io::Result<Option<Login>> {
        if self.login.is_some() {
            return Ok(self.login.clone());
        }
        let Ok(user) = env::var(USER) else { return Ok(None) };
        let password = match env::var_os(PASSWORD_FILE) {
            Some(path) => {
                let path = PathBuf::from(path);
                let text = fs::read_to_string(&path).map_err(|error| {
                    io::Error::new(error.kind(), format!("{PASSWORD_FILE}={}: {error}", path.display()))
                })?;
                text.trim_end_matches(['\r', '\n']).to_owned()
            }
            None => env::var(PASSWORD).unwrap_or_default(),
        };
        Ok(Some(Login { user, password }))
    }

    /// The first host, without its port, and the port.
    pub fn first(&self) -> (&str, u16) {
        let (host, port) = self.hosts.first().and_then(|host| host.rsplit_once(':')).unwrap_or_default();
        (host.trim_start_matches('[').trim_end_matches(']'), port.parse().unwrap_or_default())
    }

    /// How a server is trusted: certificates of the system, or those of the file that the address names.
    pub fn tls(&self) -> io::Result<Arc<ClientConfig>> {
        let mut roots = RootCertStore::empty();
        match &self.ca {
            Some(path) => {
                for certificate in certificates(path)? {
                    roots.add(certificate).map_err(io::Error::other)?;
                }
            }
            None => {
                roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
            }
        }
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .map_err(io::Error::other)?;
        Ok(Arc::new(config.with_root_certificates(roots).with_no_client_auth()))
    }
}

fn certificates(path: &Path) -> io::Result<Vec<CertificateDer<'static>>> {
    let failed = |error: rustls::pki_types::pem::Error| {
        io::Error::other(say!("stream-certificates", path = path.display().to_string(), error = error.to_string()))
    };
    CertificateDer::pem_file_iter(path).map_err(failed)?.map(|found| found.map_err(failed)).collect()
}

/// An address of a server, taken apart: `SCHEME://[USER[:PASSWORD]@]HOST[:PORT][,HOST…]/PATH[?NAME=VALUE&…]`.
pub struct Parts {
    pub server: Server,
    /// The path without its first slash, decoded.
    pub path: String,
    options: BTreeMap<String, String>,
    text: String,
}

impl Parts {
    /// Takes `text` apart; `port` is meant where none is named.
    pub fn of(text: &str, is_secure: bool, port: u16) -> Result<Self, AddressError> {
        let bad = || AddressError::NoServer { found: hidden(text) };
        let (scheme, rest) = text.split_once("://").ok_or_else(bad)?;
        let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
        let (authority, tail) = rest.split_at(end);
        let (user, hosts) = authority.rsplit_once('@').map_or((None, authority), |(user, hosts)| (Some(user), hosts));
        let of_host = |host: &str| -> Result<String, AddressError> {
            let url = Url::parse(&format!("{scheme}://{host}")).map_err(|_| bad())?;
            let name = url.host_str().filter(|name| !name.is_empty()).ok_or_else(bad)?;
            match url.port() {
                Some(0) => Err(bad()),
                // A port that is the usual one of its scheme is not told by the parser.
                found => Ok(format!("{name}:{}", found.unwrap_or(port))),
            }
        };
        let hosts = hosts.split(',').map(of_host).collect::<Result<Vec<_>, _>>()?;
        // Of a topic such as `hub/#` the last sign is no fragment.
        let (path, query) = match tail.split_once('?') {
            Some((path, query)) => (path, query),
            None => (tail, ""),
        };
        let mut options: BTreeMap<String, String> = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
        let login = user.map(|user| {
            let (user, password) = user.split_once(':').unwrap_or((user, ""));
            Login { user: decoded(user), password: decoded(password) }
        });
        let ca = options.remove("ca").map(PathBuf::from);
        let path = decoded(path.strip_prefix('/').unwrap_or(path));
        Ok(Self { server: Server { is_secure, hosts, login, ca }, path, options, text: hidden(text) })
    }

    /// Takes an option out, read by `read`, which gives `None` for what it cannot.
    pub fn option<T>(
        &mut self,
        name: &'static str,
        expected: &'static str,
        read: impl Fn(&str) -> Option<T>,
    ) -> Result<Option<T>, AddressError> {
        let Some(found) = self.options.remove(name) else { return Ok(None) };
        read(&found).map(Some).ok_or(AddressError::Option { name: name.into(), expected, found })
    }

    /// Refuses options that nobody took out.
    pub fn finish(self, known: &'static str) -> Result<Server, AddressError> {
        match self.options.into_iter().next() {
            Some((name, _)) => Err(AddressError::UnknownOption { name, known, found: self.text }),
            None => Ok(self.server),
        }
    }
}

/// Percent signs taken away; a plus is one, as it is in topics.
fn decoded(text: &str) -> String {
    let escaped = text.replace('+', "%2B").replace('&', "%26").replace('=', "%3D");
    form_urlencoded::parse(escaped.as_bytes()).map(|(name, _)| name.into_owned()).next().unwrap_or_default()
}

/// Words in the names of options whose values may be secrets.
const SECRET: [&str; 7] = ["pass", "token", "key", "secret", "auth", "sig", "pwd"];

/// An address as it may be shown: without the name and password that it holds, and without options that may be secrets.
pub fn hidden(text: &str) -> String {
    let Some((scheme, rest)) = text.split_once("://") else {
        // Where a slash is missing a password may stand all the same; in the path of a file it may not.
        let is_path = ["file:", "unix:", "unix-listen:"].iter().any(|scheme| text.starts_with(scheme));
        return match text.rsplit_once('@').filter(|(before, _)| before.contains(':') && !is_path) {
            Some((before, place)) => format!("{}:…@{place}", before.split(':').next().unwrap_or_default()),
            None => text.to_owned(),
        };
    };
    // A password that was not escaped may hold any sign: everything before the last @ may be a part of it.
    let rest = rest.rsplit_once('@').map_or(rest, |(_, place)| place);
    match rest.split_once('?') {
        Some((place, options)) if SECRET.iter().any(|word| options.to_lowercase().contains(word)) => {
            format!("{scheme}://{place}?…")
        }
        _ => format!("{scheme}://{rest}"),
    }
}

/// Text that repeats some of `args`, with addresses in it, each as it may be shown: a secret may have any sign in it.
pub fn without_secrets(text: &str, args: impl Iterator<Item = String>) -> String {
    let mut text = text.to_owned();
    for arg in args.filter(|arg| arg.contains('@') || arg.contains("://")) {
        // An option may stand before it.
        let value = arg.split_once('=').filter(|_| arg.starts_with('-')).map_or(&*arg, |(_, value)| value);
        // Quoted, it is told as a text that is escaped.
        for told in [value.to_owned(), format!("{value:?}").trim_matches('"').to_owned()] {
            text = text.replace(&told, &hidden(value));
        }
    }
    let is_end = |sign: char| sign.is_whitespace() || matches!(sign, '\'' | '"' | ',');
    let mut shown = String::with_capacity(text.len());
    let mut rest = &*text;
    while !rest.is_empty() {
        let end = rest.find(is_end).unwrap_or(rest.len());
        shown.push_str(&hidden(&rest[..end]));
        let next = rest[end..].chars().next().map_or(0, char::len_utf8);
        shown.push_str(&rest[end..end + next]);
        rest = &rest[end + next..];
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_taken_apart_and_its_secrets_are_not_shown() {
        let text = "mqtts://hub:s%40crt@broker.example,other:8884/lgg/+/a%20b/#?ca=/etc/ca.pem&version=5";
        let mut parts = Parts::of(text, true, 8883).expect("an address");
        assert_eq!(parts.path, "lgg/+/a b/#");
        assert_eq!(parts.server.hosts, ["broker.example:8883", "other:8884"]);
        assert_eq!(parts.option("version", "3 or 5", |text| text.parse::<u8>().ok()).expect("read"), Some(5));
        let server = parts.finish("").expect("nothing left");
        let login = server.login().expect("no file").expect("a login");
        assert_eq!((login.user.as_str(), login.password.as_str()), ("hub", "s@crt"));
        assert!(!format!("{server:?}").contains("crt"), "{server:?}");
        assert!(!hidden(text).contains("crt"), "{}", hidden(text));
        for secret in
            ["mqtt://u:geh/eim@h:1/t", "tcp://u:a?geheim@h:1", "ws://h/x?apikey=geheim", "nats://h/S?sig=geheim"]
        {
            assert!(!hidden(secret).contains("eim"), "{}", hidden(secret));
        }
        assert_eq!(server.first(), ("broker.example", 8883));
        let said = without_secrets(
            "invalid value 'mqtt://u:sekret@/': no, \"tcp://u:sekret@h:1\" and ws://h/?password=sekret",
            std::iter::empty(),
        );
        assert_eq!(said, "invalid value 'mqtt:///': no, \"tcp://h:1\" and ws://h/?…");
        for arg in [
            "mqtt://u:geh eim@h/x?qos=3",
            "mqtt://u:ge'h\"eim@h/x?qos=3",
            "nats://h1,u:geheim@h2/x?from=z",
            "mqtt:/u:geheim@h/x",
            "//u:geh\teim@h/x",
        ] {
            let told = format!("invalid value '{arg}': found {arg:?}");
            let said = without_secrets(&told, std::iter::once(arg.to_owned()));
            assert!(!said.contains("eim"), "{said}");
        }
    }

    #[test]
    fn hosts_may_be_numbers() {
        let parts = Parts::of("nats://[::1]:4223/S", false, 4222).expect("an address");
        assert_eq!((parts.server.first(), parts.path.as_str()), (("::1", 4223), "S"));
        assert!(Parts::of("ws://", false, 80).is_err());
        assert!(Parts::of("ws://host:99999/x", false, 80).is_err());
    }
}
