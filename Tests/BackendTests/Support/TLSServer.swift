import Backend
import Glibc

/// A server that shakes hands for TLS with a certificate of its own, and the folder with the
/// certificates for a client.
final class TLSServer: Sendable {
  /// What is wrong with it.
  enum Fault: String {
    case none, expired, wrongName, unknownIssuer, wantsClient, missingAuthority, clientExpired
  }

  let folder: TestFolder
  let port: Int
  private let server: ChildProcess

  static var isPossible: Bool { access("/usr/bin/openssl", X_OK) == 0 }

  init(_ fault: Fault) throws {
    let folder = try TestFolder()
    self.folder = folder
    try folder.write("make", Self.script)
    try folder.write("server.py", Self.server)
    try ChildProcess.run("sh", folder.file("make"), folder.path, fault.rawValue)
    let output = folder.file("port")
    server = try ChildProcess(
      ["python3", folder.file("server.py"), folder.path, fault.rawValue],
      output: output
    )
    var port: Int?
    try SSHServer.wait {
      port = Int(String(decoding: TestFolder.read(output).prefix { $0 != 10 }, as: UTF8.self))
      return port != nil
    }
    self.port = port ?? 0
  }

  func start() -> RunningHost {
    let uri = "qemu+tls://localhost:\(port)/system?pkipath=\(folder.file("pki"))"
    let configuration = HostConfiguration(id: HostID("far"), uri: uri)
    return RunningHost(LibvirtHypervisor(configuration, timing: .brisk))
  }

  private static let script = """
    set -e
    cd "$1"
    mkdir pki
    authority() {
      openssl req -x509 -newkey rsa:2048 -nodes -keyout "$1.key" -out "$1.pem" -subj "/CN=$1" \
        -days 30 -addext keyUsage=critical,keyCertSign
    }
    leaf() { # name authority host usage period
      openssl req -newkey rsa:2048 -nodes -keyout "$1.key" -out "$1.csr" -subj "/CN=$3"
      printf 'subjectAltName=DNS:%s\\nextendedKeyUsage=%s\\n' "$3" "$4" > ext
      echo 'basicConstraints=CA:false' >> ext
      echo 'keyUsage=critical,digitalSignature,keyEncipherment' >> ext
      : > index; echo 01 > serial
      printf '[ca]\\ndefault_ca=d\\n[d]\\ndatabase=index\\nserial=serial\\nnew_certs_dir=.\\n' > cnf
      printf 'default_md=sha256\\npolicy=p\\n[p]\\ncommonName=supplied\\n' >> cnf
      openssl ca -batch -notext -config cnf -cert "$2.pem" -keyfile "$2.key" -in "$1.csr" \
        -out "$1.pem" -extfile ext $5
    }
    old='-startdate 20200101000000Z -enddate 20210101000000Z'
    new='-days 20'
    authority good
    signer=good; name=localhost; period=$new
    case "$2" in
      expired) period=$old ;;
      wrongName) name=elsewhere ;;
      unknownIssuer) authority other; signer=other ;;
    esac
    leaf server "$signer" "$name" serverAuth "$period"
    [ "$2" = missingAuthority ] || cp good.pem pki/cacert.pem
    if [ "$2" = clientExpired ]; then
      leaf client good me clientAuth "$old"
      cp client.pem pki/clientcert.pem
      cp client.key pki/clientkey.pem
    fi
    """

  private static let server = """
    import socket, ssl, sys
    folder, fault = sys.argv[1:]
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder + "/server.pem", folder + "/server.key")
    if fault == "wantsClient":
        context.load_verify_locations(folder + "/good.pem")
        context.verify_mode = ssl.CERT_REQUIRED
    listener = socket.create_server(("127.0.0.1", 0))
    print(listener.getsockname()[1], flush=True)
    while True:
        client = listener.accept()[0]
        try:
            context.wrap_socket(client, server_side=True).recv(4096)
        except OSError:
            client.close()

    """
}
