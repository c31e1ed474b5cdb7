# What an object is.
kind-unknown = Unknown object
kind-aircraft = Aircraft
kind-uld = ULD
kind-pallet = Pallet or cage
kind-bag = Parcel bag
kind-parcel = Parcel
kind-truck = Truck
kind-trailer = Trailer
kind-train = Train
kind-wagon = Wagon
kind-container = Container
kind-tug = Tug
kind-dolly = Dolly
kind-lift = Loader
kind-forklift = Forklift
kind-person = Person
kind-sensor = Sensor
